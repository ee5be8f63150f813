'use client';

import { type FormEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import styles from '@/app/_ui/new-sign-in-form.module.css';
import { askJson, unreachedSays } from '@/app/_ui/request';

/** Asks for help. What comes back is the same for every address, so that nobody learns who has an account. */
export function AskForm() {
  const [says, setSays] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isAsked, setIsAsked] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    setIsBusy(true);
    const answered = await askJson('/api/recoveries', {
      method: 'POST',
      body: { email: typeof email === 'string' ? email : '' },
    });
    setIsBusy(false);
    if (answered.kind === 'done') {
      setIsAsked(true);
      return;
    }
    const refused = answered.kind === 'refused' ? answered.refusal : null;
    setSays(refused?.fields[0]?.says ?? refused?.says ?? unreachedSays);
    document.getElementById('email')?.focus();
  }

  if (isAsked) {
    return (
      <div role="status" className="prose">
        <h2>Those who can help were told</h2>
        <p>
          If somebody has access under this address, two people now see the request. Call your manager, or the
          registry, so that they know it was you. Once both approved it, you get an e-mail with a link that is
          good for a day.
        </p>
        <p>The request is open for three days. You can close this page.</p>
      </div>
    );
  }
  return (
    <form method="post" className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <label htmlFor="email">The e-mail address you sign in with</label>
        {says !== null && <FieldError id="email-error" says={says} />}
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          className={styles.field}
          aria-invalid={says !== null || undefined}
          aria-describedby={says === null ? undefined : 'email-error'}
        />
      </div>
      <p>
        <button type="submit" className={`ds-c-button ds-c-button--solid ${styles.button}`} disabled={isBusy}>
          {isBusy ? 'Asking…' : 'Ask for a new sign-in'}
        </button>
      </p>
    </form>
  );
}
