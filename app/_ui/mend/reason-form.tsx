'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FieldError } from '../fields/frame';
import { useProofDialog } from '../proof-dialog';
import { askJson, unreachedSays } from '../request';
import styles from './mend.module.css';

interface ReasonFormProps {
  /** Tells two such forms of a page apart. */
  readonly id: string;
  readonly address: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  /** Where it goes on once it is done. */
  readonly goesTo: string;
  readonly isMain?: true;
}

/** Something that is done for a written reason; what was typed stays until it is done. */
export function ReasonForm({ id, address, body, label, hint, button, goesTo, isMain }: ReasonFormProps) {
  const router = useRouter();
  const { dialog, withProof } = useProofDialog();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    setTrouble(null);
    const answered = await withProof(() => askJson(address, { method: 'POST', body: { ...body, reason } }));
    setBusy(false);
    if (answered === null) return;
    if (answered.kind === 'done') {
      router.push(goesTo);
      router.refresh();
      return;
    }
    if (answered.kind === 'unreached') return setTrouble(unreachedSays);
    const field = answered.refusal.fields.find(({ key }) => key === 'reason');
    if (!field) return setTrouble(answered.refusal.says);
    setProblem(field.says);
    document.getElementById(id)?.focus();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
        {problem !== null && <FieldError id={`${id}-error`} says={problem} />}
        <textarea
          id={id}
          name="reason"
          className={styles.reason}
          rows={4}
          maxLength={2000}
          value={reason}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? `${id}-hint` : `${id}-error ${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
      <div className={styles.buttons}>
        <button
          type="submit"
          className={`ds-c-button ${isMain ? 'ds-c-button--solid' : ''}`}
          disabled={isBusy}
        >
          {isBusy ? 'One moment…' : button}
        </button>
      </div>
      {dialog}
    </form>
  );
}
