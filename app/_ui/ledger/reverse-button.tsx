'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import styles from '../people/people.module.css';
import { useChange } from '../people/use-change';

interface ReverseButtonProps {
  readonly facilityId: string;
  readonly seq: number;
  /** The entry in words. */
  readonly what: string;
}

/** Takes an entry back by another, with a reason that the facility reads. */
export function ReverseButton({ facilityId, seq, what }: ReverseButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { change, isBusy, proof } = useChange();

  async function submit() {
    setTrouble(null);
    await change({
      address: `/api/facilities/${facilityId}/entries/${seq}/reverse`,
      body: { reason },
      done: () => {
        setReason('');
        setIsOpen(false);
      },
      refused: ({ says, fields }) => {
        setTrouble(fields[0]?.says ?? says);
        document.getElementById('reverse-reason')?.focus();
      },
    });
  }

  return (
    <>
      <button type="button" className={styles.quiet} onClick={() => setIsOpen(true)}>
        Reverse<span className="unseen"> entry {seq}</span>
      </button>
      {isOpen &&
        (proof ?? (
          <Dialog
            id="reverse-entry"
            heading={`Reverse entry ${seq}`}
            isOpen
            onExit={() => setIsOpen(false)}
            backdropClickExits={false}
            actions={
              <div className={styles.rowActions}>
                <Button onClick={() => setIsOpen(false)}>Leave it as it is</Button>
                <Button variation="solid" disabled={isBusy} onClick={() => void submit()}>
                  {isBusy ? 'One moment…' : 'Reverse the entry'}
                </Button>
              </div>
            }
          >
            <div className={styles.form}>
              <p>
                {what}. The entry stays in the books; another one takes its amount back. This cannot be
                undone.
              </p>
              <div>
                <label htmlFor="reverse-reason">Why?</label>
                <p className={styles.hint} id="reverse-reason-hint">
                  The facility reads this beside the entry. Name no patient.
                </p>
                {trouble !== null && <FieldError id="reverse-reason-error" says={trouble} />}
                <textarea
                  id="reverse-reason"
                  className={styles.field}
                  rows={3}
                  maxLength={300}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                  aria-invalid={trouble === null ? undefined : true}
                  aria-describedby={
                    trouble === null ? 'reverse-reason-hint' : 'reverse-reason-hint reverse-reason-error'
                  }
                />
              </div>
            </div>
          </Dialog>
        ))}
    </>
  );
}
