'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { isRecord } from '@/lib/domain/forms/read';
import { parseDay } from '@/lib/domain/schedule/day';
import { textIn } from '../request';
import { givenAddress, LateNotice, submitAddress } from './case-form';
import { FinalPanel } from './final-panel';
import { FormPage } from './form-page';
import { reviewStep } from './form-steps';
import type { AttachedFile } from './pdf-upload';
import { SignedPage, signedOnId, signedPageId, signerNameId } from './signed-page';
import { type FormProps, useFilling } from './use-filling';
import { useGiving } from './use-giving';

/** A physician's form that came back on signed paper, keyed in by the facility beside the scanned page. */
export function PaperForm({ view, definition, email }: FormProps) {
  const filling = useFilling(view, definition, [asideKey]);
  const giving = useGiving({
    filling,
    address: submitAddress(view),
    onGiven: () => window.location.replace(givenAddress(view)),
  });
  const [page, setPage] = useState<AttachedFile | null>(
    view.attachments.find(({ kind }) => kind === 'paperForm') ?? null,
  );
  const { signerName, signedOn } = signedIn(useWatch({ control: filling.form.control, name: asideKey }));
  const [isTold, setTold] = useState(false);
  const day = parseDay(signedOn);
  const refused = (key: string) => giving.refusal?.fields.find((field) => field.key === key)?.says;
  const open = [
    ...(page === null
      ? [
          {
            field: signedPageId,
            label: 'Signed page',
            says: 'Attach the scanned page that the physician signed.',
          },
        ]
      : []),
    ...(signerName.trim() === ''
      ? [{ field: signerNameId, label: 'Signed by', says: 'Type the name under the page.' }]
      : []),
    ...(day.ok
      ? []
      : [
          {
            field: signedOnId,
            label: 'Signed on',
            says: signedOn.trim() === '' ? 'Type the day beside the signature.' : day.says,
          },
        ]),
  ];
  const saysOf = (field: string, key: string) =>
    (isTold ? open.find((problem) => problem.field === field)?.says : undefined) ?? refused(key) ?? null;

  function sign(signed: Signed) {
    filling.form.setValue(asideKey, signed);
    filling.changed('typed');
  }

  return (
    <FormPage
      filling={filling}
      renewal={{ email }}
      headline="Transcribe from signed paper"
      reviewTitle="Review"
      notice={<LateNotice header={view.header} />}
      leave={{ href: `/cases/${view.caseId}`, says: 'Back to the case' }}
      extraProblems={open.map((problem) => ({ ...problem, step: reviewStep }))}
      beside={
        <SignedPage
          view={view}
          page={page}
          signerName={signerName}
          signedOn={signedOn}
          saysOf={{
            page: saysOf(signedPageId, 'paper.attachmentId'),
            signerName: saysOf(signerNameId, 'paper.signerName'),
            signedOn: saysOf(signedOnId, 'paper.signedOn'),
          }}
          onAttached={setPage}
          onSignerName={(name) => sign({ signerName: name, signedOn })}
          onSignedOn={(on) => sign({ signerName, signedOn: on })}
          onSignedOut={filling.askSignIn}
        />
      }
      finish={(ready) => (
        <FinalPanel
          giving={giving}
          action="Enter as final"
          busy="Entering …"
          onPress={() => {
            setTold(true);
            if (!ready() || page === null) return;
            void giving.give({
              channel: 'paper',
              answers: filling.typed(),
              paper: { signerName, signedOn, attachmentId: page.id },
            });
          }}
        >
          <p>
            The answers become final as the physician signed them: transcribed from paper by you, signed by{' '}
            {signerName.trim() || 'the physician'}
            {day.ok ? ` on ${signedOn}` : ''}, with the scanned page attached.
          </p>
        </FinalPanel>
      )}
    />
  );
}

/** Under this name the draft keeps what stands under the page, beside the answers. */
const asideKey = 'paper';

interface Signed {
  readonly signerName: string;
  readonly signedOn: string;
}

function signedIn(kept: unknown): Signed {
  const { signerName, signedOn } = isRecord(kept) ? kept : {};
  return { signerName: textIn(signerName) ?? '', signedOn: textIn(signedOn) ?? '' };
}
