'use client';

import { type FormEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import styles from '../people/people.module.css';
import { Said } from '../people/said';
import { useChange } from '../people/use-change';

interface MinimumFormProps {
  readonly facilityId: string;
  /** The minimum as it is, as it is typed. */
  readonly minimum: string;
}

/** Sets the balance below which managers are warned. */
export function MinimumForm({ facilityId, minimum }: MinimumFormProps) {
  const [amount, setAmount] = useState(minimum);
  const [done, setDone] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { change, isBusy, proof } = useChange();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDone(null);
    setTrouble(null);
    void change({
      address: `/api/facilities/${facilityId}/minimum-balance`,
      body: { amount },
      done: (answer) => setDone(`The minimum is ${String(answer.minimum)} now.`),
      refused: ({ says, fields }) => {
        setTrouble(fields[0]?.says ?? says);
        document.getElementById('minimum-amount')?.focus();
      },
    });
  }

  return (
    <section aria-labelledby="minimum-title" className={styles.invite}>
      <h2 id="minimum-title">Minimum balance</h2>
      <Said done={done} trouble={null} />
      {proof}
      <form className={styles.form} onSubmit={submit} noValidate>
        <div>
          <label htmlFor="minimum-amount">Warn below, in dollars</label>
          {trouble !== null && <FieldError id="minimum-error" says={trouble} />}
          <input
            id="minimum-amount"
            inputMode="decimal"
            className={styles.field}
            autoComplete="off"
            maxLength={20}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
            aria-invalid={trouble === null ? undefined : true}
            aria-describedby={trouble === null ? undefined : 'minimum-error'}
          />
        </div>
        <p>
          <button type="submit" className="ds-c-button" disabled={isBusy}>
            {isBusy ? 'One moment…' : 'Set the minimum'}
          </button>
        </p>
      </form>
    </section>
  );
}
