'use client';

import { useState } from 'react';
import { CircleCheckIcon, TriangleIcon } from '@/app/_ui/icons';
import type { PersonWithAccess } from '@/lib/usecases/people-view';
import { AccessDialog } from './access-dialog';
import styles from './people.module.css';
import { Said } from './said';

interface PeopleTableProps {
  readonly people: readonly PersonWithAccess[];
  readonly mayManage: boolean;
  readonly mayHandOver: boolean;
  /** Across facilities, where each one works is said too. */
  readonly withFacility?: true;
}

/** Who has access, with what becomes of it one button away. */
export function PeopleTable({ people, mayManage, mayHandOver, withFacility }: PeopleTableProps) {
  const [chosen, setChosen] = useState<PersonWithAccess | null>(null);
  const [done, setDone] = useState<string | null>(null);
  return (
    <>
      <Said done={done} trouble={null} />
      <table className={`table ${styles.table}`}>
        <caption className="unseen">Who has access</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Second factor</th>
            <th scope="col">Last signed in</th>
            {mayManage && (
              <th scope="col">
                <span className="unseen">Access</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.accountId}>
              <th scope="row">
                {person.name}
                {person.isSelf && <span className={styles.self}> (you)</span>}
                <span className={styles.below}>{person.email}</span>
              </th>
              <td data-title="Role">
                <span className={styles.role}>{person.roleWords}</span>
                {withFacility && person.facility && (
                  <span className={styles.below}>{person.facility.name}</span>
                )}
                {person.npi !== null && <span className={styles.below}>NPI {person.npi}</span>}
                {person.voucher !== null && (
                  <span className={`${styles.mark} ${styles.open}`}>
                    <TriangleIcon size={16} /> Not checked, by a link of {person.voucher}
                  </span>
                )}
              </td>
              <td data-title="Second factor">
                {person.hasSecondFactor ? (
                  <span className={`${styles.mark} ${styles.yes}`}>
                    <CircleCheckIcon size={16} /> Yes
                  </span>
                ) : (
                  <span className={`${styles.mark} ${styles.open}`}>
                    <TriangleIcon size={16} /> Not yet
                  </span>
                )}
              </td>
              <td data-title="Last signed in">
                {person.lastSignedInWords ?? <span className="muted">never</span>}
              </td>
              {mayManage && (
                <td>
                  {!person.isSelf && (
                    <button
                      type="button"
                      className={styles.quiet}
                      onClick={() => {
                        setDone(null);
                        setChosen(person);
                      }}
                    >
                      Change<span className="unseen"> the access of {person.name}</span>
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <AccessDialog
          person={chosen}
          mayHandOver={mayHandOver}
          onClose={() => setChosen(null)}
          onDone={(says) => {
            setChosen(null);
            setDone(says);
          }}
        />
      )}
    </>
  );
}
