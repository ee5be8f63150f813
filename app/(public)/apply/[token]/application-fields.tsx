'use client';

import type { ReactNode } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import people from '@/app/_ui/people/people.module.css';
import { applicationLabels } from '@/lib/domain/applications/application';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import styles from './application.module.css';

/** What every field of the form needs: what was typed, where it goes, and what is wrong. */
export interface FieldsOf {
  readonly typed: (key: string) => string;
  readonly set: (key: string, value: string) => void;
  readonly problems: readonly FieldProblem[];
}

interface FieldProps {
  readonly of: FieldsOf;
  /** Name of the answer, and id of the control. */
  readonly name: string;
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly type?: 'text' | 'email' | 'tel';
  readonly mode?: 'numeric' | 'decimal';
  readonly complete?: string;
}

/** A line of text. */
export function TextField({ of, name, label, hint, type = 'text', mode, complete = 'off' }: FieldProps) {
  const says = problemOf(of, name);
  return (
    <div>
      <label htmlFor={name}>{label ?? labelOf(name)}</label>
      {hint && (
        <p className={people.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {says !== undefined && <FieldError id={`${name}-error`} says={says} />}
      <input
        id={name}
        type={type}
        inputMode={mode}
        autoComplete={complete}
        maxLength={254}
        className={people.field}
        value={of.typed(name)}
        onChange={(event) => of.set(name, event.target.value)}
        {...describing(name, hint !== undefined, says)}
      />
    </div>
  );
}

/** One of a long list. */
export function SelectField({
  of,
  name,
  hint,
  options,
}: FieldProps & { readonly options: readonly (readonly [string, string])[] }) {
  const says = problemOf(of, name);
  return (
    <div>
      <label htmlFor={name}>{labelOf(name)}</label>
      {hint && (
        <p className={people.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {says !== undefined && <FieldError id={`${name}-error`} says={says} />}
      <select
        id={name}
        className={people.field}
        value={of.typed(name)}
        onChange={(event) => of.set(name, event.target.value)}
        {...describing(name, hint !== undefined, says)}
      >
        <option value="">Choose</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few. */
export function ChoiceField({
  of,
  name,
  label,
  hint,
  options,
}: FieldProps & { readonly options: readonly (readonly [string, string])[] }) {
  const says = problemOf(of, name);
  return (
    <fieldset id={name} aria-describedby={describing(name, hint !== undefined, says)['aria-describedby']}>
      <legend className={styles.asks}>{label ?? labelOf(name)}</legend>
      {hint && (
        <p className={people.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {says !== undefined && <FieldError id={`${name}-error`} says={says} />}
      <div className={styles.choices}>
        {options.map(([value, words]) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={of.typed(name) === value}
              onChange={() => of.set(name, value)}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function problemOf({ problems }: FieldsOf, name: string): string | undefined {
  return problems.find(({ key }) => key === name)?.says;
}

function labelOf(name: string): string {
  const known: Readonly<Record<string, string>> = applicationLabels;
  return known[name] ?? name;
}

function describing(name: string, hasHint: boolean, says: string | undefined) {
  const ids = [...(hasHint ? [`${name}-hint`] : []), ...(says === undefined ? [] : [`${name}-error`])];
  return {
    'aria-invalid': says === undefined ? undefined : true,
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
  };
}
