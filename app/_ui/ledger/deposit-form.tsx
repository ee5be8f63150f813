'use client';

import { type FormEvent, useRef, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import styles from '../people/people.module.css';
import { Said } from '../people/said';
import { useChange } from '../people/use-change';

/** Records money that a facility paid in. The same press is never counted twice. */
export function DepositForm({ facilityId }: { readonly facilityId: string }) {
  const [fields, setFields] = useState<readonly FieldProblem[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // One key until it is in the books: whoever presses again after a lost answer repeats the same deposit.
  const key = useRef<{ readonly id: string; readonly body: string } | null>(null);
  const { change, isBusy, proof } = useChange();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
    const body = { amount: text('amount'), reference: text('reference') };
    if (key.current?.body !== JSON.stringify(body))
      key.current = { id: crypto.randomUUID(), body: JSON.stringify(body) };
    setDone(null);
    setTrouble(null);
    setFields([]);
    void change({
      address: `/api/facilities/${facilityId}/deposits`,
      body,
      idempotencyKey: key.current.id,
      done: ({ amount, facilityName }) => {
        setDone(`${String(amount)} recorded for ${String(facilityName)}.`);
        key.current = null;
        form.current?.reset();
      },
      refused: (refusal) => {
        setFields(refusal.fields);
        if (refusal.fields.length === 0) setTrouble(refusal.says);
        const [first] = refusal.fields;
        if (first) document.getElementById(`deposit-${first.key}`)?.focus();
      },
    });
  }

  const problem = (name: string) => fields.find((field) => field.key === name)?.says;
  return (
    <section aria-labelledby="deposit-title" className={styles.invite}>
      <h2 id="deposit-title">Record a deposit</h2>
      <Said done={done} trouble={trouble} />
      {proof}
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <div>
          <label htmlFor="deposit-amount">Amount in dollars</label>
          {problem('amount') && <FieldError id="deposit-amount-error" says={problem('amount') ?? ''} />}
          <input
            id="deposit-amount"
            name="amount"
            inputMode="decimal"
            className={styles.field}
            autoComplete="off"
            maxLength={20}
            aria-invalid={problem('amount') ? true : undefined}
            aria-describedby={problem('amount') ? 'deposit-amount-error' : undefined}
          />
        </div>
        <div>
          <label htmlFor="deposit-reference">Check or payment number</label>
          <p className={styles.hint} id="deposit-reference-hint">
            The facility reads it beside the entry.
          </p>
          {problem('reference') && (
            <FieldError id="deposit-reference-error" says={problem('reference') ?? ''} />
          )}
          <input
            id="deposit-reference"
            name="reference"
            className={styles.field}
            autoComplete="off"
            maxLength={120}
            aria-invalid={problem('reference') ? true : undefined}
            aria-describedby={
              problem('reference')
                ? 'deposit-reference-hint deposit-reference-error'
                : 'deposit-reference-hint'
            }
          />
        </div>
        <p>
          <button type="submit" className="ds-c-button ds-c-button--solid" disabled={isBusy}>
            {isBusy ? 'Recording…' : 'Record the deposit'}
          </button>
        </p>
      </form>
    </section>
  );
}
