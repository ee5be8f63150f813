'use client';

import { givenAddress, LateNotice, submitAddress } from './case-form';
import { FinalPanel } from './final-panel';
import { FormPage } from './form-page';
import { type FormProps, useFilling } from './use-filling';
import { useGiving } from './use-giving';

/** A form the facility enters from its own record. */
export function FacilityForm({ view, definition, email }: FormProps) {
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
      reviewTitle="Review"
      notice={<LateNotice header={view.header} />}
      leave={{ href: `/cases/${view.caseId}`, says: 'Back to the case' }}
      finish={(ready) => (
        <FinalPanel
          giving={giving}
          action="Enter as final"
          busy="Entering …"
          onPress={() => {
            if (ready()) void giving.give({ answers: filling.typed() });
          }}
        >
          <p>What stands above becomes final under your name and is kept as it is.</p>
        </FinalPanel>
      )}
    />
  );
}
