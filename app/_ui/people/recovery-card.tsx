'use client';

import { useId, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { CircleCheckIcon, ClockIcon, TriangleIcon } from '@/app/_ui/icons';
import type { OpenRecovery } from '@/lib/usecases/people-view';
import styles from './people.module.css';
import { Said } from './said';
import { useChange } from './use-change';

/** Somebody lost every factor: what to do before approving, who approved, and the two answers. */
export function RecoveryCard({
  recovery,
  mayManage,
}: {
  readonly recovery: OpenRecovery;
  readonly mayManage: boolean;
}) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { change, isBusy, proof } = useChange();
  const id = useId();
  const { name, missing } = recovery;

  function answer(verb: 'approve' | 'refuse') {
    setProblem(null);
    setTrouble(null);
    void change({
      address: `/api/recoveries/${recovery.id}/${verb}`,
      body: { note, version: recovery.version },
      done: () => setNote(''),
      refused: ({ says, fields }) => {
        const own = fields.find(({ key }) => key === 'note');
        if (own) {
          setProblem(own.says);
          document.getElementById(id)?.focus();
        } else setTrouble(says);
      },
    });
  }

  return (
    <article className={styles.decide} aria-labelledby={`${id}-title`}>
      {proof}
      <h3 id={`${id}-title`}>
        <TriangleIcon size={18} />
        {name} cannot sign in any more
      </h3>
      <p>
        {name} is {recovery.roleWords}
        {recovery.facilityName === null ? '' : ` at ${recovery.facilityName}`} and signs in as{' '}
        {recovery.email}. Somebody asked for a new sign-in on {recovery.askedWords}, saying that every second
        factor is lost.
      </p>
      <ul className={`plain ${styles.approvals}`} aria-label="Approvals">
        {recovery.approvals.map(({ who, note: how }) => (
          <li key={who} className={styles.yes}>
            <CircleCheckIcon size={18} />
            <span>
              {who} approved <q>{how}</q>
            </span>
          </li>
        ))}
        {missing.map((who) => (
          <li key={who}>
            <ClockIcon size={18} />
            <span>Waits for {who}</span>
          </li>
        ))}
      </ul>
      {missing.length === 0 ? (
        <p>
          Both approved. The link went to {recovery.email} and is good until {recovery.expiresWords}.
        </p>
      ) : (
        <p className="muted small">The request is open until {recovery.expiresWords}.</p>
      )}
      <Said done={null} trouble={trouble} />
      {mayManage && (
        <div className={`${styles.form} ${styles.answer}`}>
          <div>
            <label htmlFor={id}>
              {recovery.mayApprove ? `How did you recognize ${name}?` : 'Why should it be refused?'}
            </label>
            <p className={styles.hint} id={`${id}-hint`}>
              {recovery.mayApprove
                ? 'Speak with the person first: face to face, or on a telephone number you knew before. An e-mail proves nothing. Your sentence stays with the request.'
                : 'You can still refuse it, if the person did not ask. Your sentence stays with the request.'}
            </p>
            {problem !== null && <FieldError id={`${id}-error`} says={problem} />}
            <textarea
              id={id}
              className={styles.field}
              value={note}
              maxLength={500}
              rows={2}
              aria-invalid={problem !== null || undefined}
              aria-describedby={problem === null ? `${id}-hint` : `${id}-hint ${id}-error`}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <p className="actions">
            {recovery.mayApprove && (
              <button
                type="button"
                className="ds-c-button ds-c-button--solid"
                disabled={isBusy}
                onClick={() => answer('approve')}
              >
                Approve a new sign-in
              </button>
            )}
            <button type="button" className="ds-c-button" disabled={isBusy} onClick={() => answer('refuse')}>
              Refuse
            </button>
          </p>
        </div>
      )}
    </article>
  );
}
