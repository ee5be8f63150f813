'use client';

import { Button } from '@cmsgov/design-system';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FieldError } from '../fields/frame';
import { enterCode, noteOpened } from './code-entry';
import styles from './code-form.module.css';

interface CodeFormProps {
  readonly action: string;
  readonly busy: string;
  readonly onOpen: () => void;
  readonly onEnded: (says: string) => void;
  /** In a dialog, which a person opened to type. */
  readonly takesFocus?: boolean;
}

const fieldId = 'link-code';

/** The field for the code of a link. The first key pressed in it tells the facility that the link was opened. */
export function CodeForm({ action, busy, onOpen, onEnded, takesFocus = false }: CodeFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const isNoted = useRef(false);
  const [says, setSays] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (!takesFocus) return;
    // After the dialog, which takes the focus itself when it opens.
    const soon = setTimeout(() => field.current?.focus());
    return () => clearTimeout(soon);
  }, [takesFocus]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const entry = await enterCode(field.current?.value ?? '');
    if (entry.kind === 'open') return onOpen();
    setBusy(false);
    if (entry.kind === 'ended') return onEnded(entry.says);
    setSays(entry.says);
    field.current?.focus();
  }

  return (
    // Posted, should the scripts not be there yet: a code never stands in an address. The page takes no such post.
    <form method="post" className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor={fieldId}>Code</label>
      <p id={`${fieldId}-hint`} className={styles.hint}>
        Eight letters and digits, such as K7QM-R3XD.
      </p>
      <div role="alert">{says !== null && <FieldError id={`${fieldId}-error`} says={says} />}</div>
      <input
        ref={field}
        id={fieldId}
        name="linkCode"
        className={`ds-c-field ${styles.code ?? ''}`}
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-describedby={`${fieldId}-hint${says === null ? '' : ` ${fieldId}-error`}`}
        aria-invalid={says !== null || undefined}
        onKeyDown={() => {
          if (isNoted.current) return;
          isNoted.current = true;
          noteOpened();
        }}
      />
      <Button type="submit" variation="solid" disabled={isBusy}>
        {isBusy ? busy : action}
      </Button>
    </form>
  );
}
