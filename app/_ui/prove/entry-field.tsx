'use client';

import type { ReactNode, Ref } from 'react';
import { FieldError } from '../fields/frame';
import styles from './prove.module.css';

interface EntryFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: 'email' | 'passphrase' | 'new-passphrase' | 'code' | 'recovery' | 'text';
  readonly hint?: ReactNode;
  readonly says?: string | undefined;
  readonly field?: Ref<HTMLInputElement>;
  readonly isReadOnly?: boolean;
}

const kinds = {
  email: { type: 'email', autoComplete: 'username', autoCapitalize: 'none', maxLength: 254 },
  passphrase: { type: 'password', autoComplete: 'current-password', maxLength: 1000 },
  'new-passphrase': { type: 'password', autoComplete: 'new-password', maxLength: 1000 },
  code: { type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 20 },
  recovery: { type: 'text', autoComplete: 'off', autoCapitalize: 'characters', maxLength: 40 },
  text: { type: 'text', autoComplete: 'off', maxLength: 200 },
} as const;

/** One line to type, with its label, its hint and what is wrong with it. */
export function EntryField({
  id,
  label,
  value,
  onChange,
  kind,
  hint,
  says,
  field,
  isReadOnly = false,
}: EntryFieldProps) {
  const described = [says !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean);
  return (
    <div className={styles.entry}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {says !== undefined && <FieldError id={`${id}-error`} says={says} />}
      <input
        {...kinds[kind]}
        ref={field}
        id={id}
        className={`ds-c-field ${kind === 'code' ? styles.code : ''}`}
        value={value}
        readOnly={isReadOnly}
        spellCheck={false}
        aria-describedby={described.join(' ') || undefined}
        aria-invalid={says !== undefined || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
