'use client';

import { useState } from 'react';
import styles from '@/app/_ui/mend/mend.module.css';
import { ReasonForm } from '@/app/_ui/mend/reason-form';

interface TransferFormProps {
  readonly address: string;
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  readonly goesTo: string;
}

/** Where a case goes, and why. */
export function TransferForm({ address, facilities, goesTo }: TransferFormProps) {
  const [facilityId, setFacilityId] = useState(facilities[0]?.id ?? '');
  if (facilities.length === 0) return <p>No other facility may register cases now.</p>;
  return (
    <>
      <div className={styles.form}>
        <div>
          <label htmlFor="transfer-facility">Facility that goes on with the case</label>
          <select
            id="transfer-facility"
            className="ds-c-field"
            value={facilityId}
            onChange={(event) => setFacilityId(event.target.value)}
          >
            {facilities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ReasonForm
        id="transfer-reason"
        address={address}
        body={{ facilityId }}
        label="Why the case goes there"
        hint="For example that it was registered at the wrong location."
        button="Transfer the case"
        goesTo={goesTo}
      />
    </>
  );
}
