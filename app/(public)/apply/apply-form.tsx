'use client';

import { type FormEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import styles from '@/app/_ui/new-sign-in-form.module.css';
import { askJson, unreachedSays } from '@/app/_ui/request';
import type { FieldProblem } from '@/lib/domain/forms/problems';

/** Asks for the link to an application. What comes back is the same for every address. */
export function ApplyForm() {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
    setIsBusy(true);
    setTrouble(null);
    const answered = await askJson('/api/applications', {
      method: 'POST',
      body: { name: text('name'), email: text('email') },
    });
    setIsBusy(false);
    if (answered.kind === 'done') {
      setSentTo(text('email'));
      return;
    }
    const fields = answered.kind === 'refused' ? answered.refusal.fields : [];
    setProblems(fields);
    if (fields.length === 0) setTrouble(answered.kind === 'refused' ? answered.refusal.says : unreachedSays);
    document.getElementById(fields[0]?.key ?? 'email')?.focus();
  }

  if (sentTo !== null) {
    return (
      <div role="status" className="prose">
        <h2>Look into your inbox</h2>
        <p>
          A link to the application is on its way to {sentTo}. It confirms the address and opens the
          application, as often as you like, until it is decided. Nothing there? Look among unwanted mail, or
          begin again.
        </p>
      </div>
    );
  }
  const says = (key: string) => problems.find((problem) => problem.key === key)?.says;
  return (
    <form method="post" className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      {trouble !== null && (
        <p role="alert" className="muted">
          {trouble}
        </p>
      )}
      <Field id="name" label="Your name" complete="name" says={says('name')} />
      <Field id="email" label="Your e-mail address" complete="email" type="email" says={says('email')} />
      <p>
        <button type="submit" className={`ds-c-button ds-c-button--solid ${styles.button}`} disabled={isBusy}>
          {isBusy ? 'Sending…' : 'Send me the link'}
        </button>
      </p>
    </form>
  );
}

function Field({
  id,
  label,
  complete,
  type = 'text',
  says,
}: {
  readonly id: string;
  readonly label: string;
  readonly complete: string;
  readonly type?: 'text' | 'email';
  readonly says: string | undefined;
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {says !== undefined && <FieldError id={`${id}-error`} says={says} />}
      <input
        id={id}
        name={id}
        type={type}
        autoComplete={complete}
        maxLength={254}
        className={styles.field}
        aria-invalid={says !== undefined || undefined}
        aria-describedby={says === undefined ? undefined : `${id}-error`}
      />
    </div>
  );
}
