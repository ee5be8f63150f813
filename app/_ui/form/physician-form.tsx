'use client';

import { givenAddress, LateNotice, submitAddress } from './case-form';
import { FormPage } from './form-page';
import { SignPanel } from './sign-panel';
import { type FormProps, useFilling } from './use-filling';
import { useGiving } from './use-giving';

/** A form the referring physician answers and signs. */
export function PhysicianForm({ view, definition, email }: FormProps) {
  const filling = useFilling(view, definition);
  const giving = useGiving({
    filling,
    address: submitAddress(view),
    onGiven: () => window.location.replace(givenAddress(view)),
  });
  return (
    <FormPage
      filling={filling}
      renewal={{ email }}
      reviewTitle="Review and sign"
      notice={<LateNotice header={view.header} />}
      leave={{ href: '/forms', says: 'Leave it for later' }}
      finish={(ready) => <SignPanel filling={filling} giving={giving} ready={ready} />}
    />
  );
}
