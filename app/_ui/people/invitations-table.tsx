'use client';

import { useState } from 'react';
import type { OpenInvitation } from '@/lib/usecases/people-view';
import styles from './people.module.css';
import { Said } from './said';
import { useChange } from './use-change';

interface InvitationsTableProps {
  readonly invitations: readonly OpenInvitation[];
  readonly mayManage: boolean;
  readonly withFacility?: true;
}

/** Invitations that nobody accepted yet: sent again or revoked right there. */
export function InvitationsTable({ invitations, mayManage, withFacility }: InvitationsTableProps) {
  const [done, setDone] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { change, isBusy, proof } = useChange();

  function act({ id, email }: OpenInvitation, verb: 'again' | 'revoke') {
    setDone(null);
    setTrouble(null);
    void change({
      address: `/api/invitations/${id}/${verb}`,
      body: {},
      done: () =>
        setDone(
          verb === 'again'
            ? `The invitation to ${email} was sent again. It is open for seven more days.`
            : `The invitation to ${email} is revoked. Its link works no more.`,
        ),
      refused: ({ says }) => setTrouble(says),
    });
  }

  return (
    <>
      <Said done={done} trouble={trouble} />
      {proof}
      {invitations.length === 0 ? (
        <p className="muted">Nobody is invited at the moment. Who is appears here until the link is used.</p>
      ) : (
        <table className={`table ${styles.table}`}>
          <caption className="unseen">Open invitations</caption>
          <thead>
            <tr>
              <th scope="col">Invited</th>
              <th scope="col">As</th>
              <th scope="col">Link</th>
              {mayManage && (
                <th scope="col">
                  <span className="unseen">What to do</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <tr key={invitation.id}>
                <th scope="row">
                  <span className={styles.address}>{invitation.email}</span>
                  <span className={styles.below}>
                    by {invitation.invitedBy}, {invitation.sentWords}
                  </span>
                </th>
                <td data-title="As">
                  {invitation.roleWords}
                  {withFacility && invitation.facilityName !== null && (
                    <span className={styles.below}>{invitation.facilityName}</span>
                  )}
                </td>
                <td data-title="Link">
                  {invitation.hasFailed ? (
                    <span className={styles.expired}>could not be delivered</span>
                  ) : invitation.isExpired ? (
                    <span className={styles.expired}>expired {invitation.expiresWords}</span>
                  ) : (
                    `open until ${invitation.expiresWords}`
                  )}
                </td>
                {mayManage && (
                  <td>
                    <span className={styles.rowActions}>
                      <button
                        type="button"
                        className={styles.quiet}
                        disabled={isBusy}
                        onClick={() => act(invitation, 'again')}
                      >
                        Send again<span className="unseen"> to {invitation.email}</span>
                      </button>
                      <button
                        type="button"
                        className={styles.quiet}
                        disabled={isBusy}
                        onClick={() => act(invitation, 'revoke')}
                      >
                        Revoke<span className="unseen"> the invitation of {invitation.email}</span>
                      </button>
                    </span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
