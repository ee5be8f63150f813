'use client';

import { LateNotice, submitAddress } from '../form/case-form';
import { FormPage } from '../form/form-page';
import { type FormProps, useFilling } from '../form/use-filling';
import { useGiving } from '../form/use-giving';
import { askJson } from '../request';
import { CodeDialog } from './code-dialog';
import { LinkSignPanel } from './link-sign-panel';

interface LinkFormProps extends Omit<FormProps, 'email'> {
  readonly linkId: string;
}

/** How long closing waits for the last answers to be saved, in milliseconds. */
const patience = 5_000;

/** The form of a link, for a physician without an account. */
export function LinkForm({ linkId, view, definition }: LinkFormProps) {
  const filling = useFilling(view, definition);
  // The same address then shows the receipt.
  const giving = useGiving({
    filling,
    address: submitAddress(view),
    onGiven: () => window.location.replace(window.location.pathname),
  });

  async function leave() {
    filling.saver.flush();
    // Closing ends the session, so what was typed last goes first.
    for (let waited = 0; filling.saver.isUnsaved && waited < patience; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (filling.saver.isUnsaved) return;
    await askJson(`/api/links/${linkId}/leave`, { method: 'POST', body: {} });
    window.location.replace(window.location.pathname);
  }

  return (
    <FormPage
      filling={filling}
      renewal={{
        dialog: (
          <CodeDialog
            isOpen={filling.isSigningIn}
            onDone={filling.signedIn}
            onClose={filling.dismissSignIn}
          />
        ),
      }}
      reviewTitle="Review and sign"
      notice={<LateNotice header={view.header} />}
      leave={{ says: 'Close, and go on later with the code', onPress: () => void leave() }}
      finish={(ready) => <LinkSignPanel filling={filling} giving={giving} ready={ready} />}
    />
  );
}
