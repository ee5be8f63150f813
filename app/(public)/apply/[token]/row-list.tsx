'use client';

import type { ReactNode } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import people from '@/app/_ui/people/people.module.css';
import { mostRows } from '@/lib/domain/applications/application';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import styles from './application.module.css';
import type { FieldsOf } from './application-fields';

export type TypedRow = Readonly<Record<string, string>>;

interface RowListProps {
  /** Name of the list in the answers. */
  readonly name: string;
  /** One of them, as in “Scanner 2”. */
  readonly one: string;
  readonly rows: readonly TypedRow[];
  readonly onChange: (rows: readonly TypedRow[]) => void;
  readonly problems: readonly FieldProblem[];
  readonly children: (of: FieldsOf, prefix: string) => ReactNode;
}

/** A list of things of the same kind, each with its fields. */
export function RowList({ name, one, rows, onChange, problems, children }: RowListProps) {
  const shown = rows.length === 0 ? [{}] : rows;
  const missing = problems.find(({ key }) => key === name);
  return (
    <div className={styles.grid} id={name} tabIndex={-1}>
      {missing && <FieldError id={`${name}-error`} says={missing.says} />}
      {shown.map((row, index) => {
        const prefix = `${name}-${index}-`;
        const of: FieldsOf = {
          problems,
          typed: (key) => row[key.slice(prefix.length)] ?? '',
          set: (key, value) =>
            onChange(
              shown.map((other, at) =>
                at === index ? { ...other, [key.slice(prefix.length)]: value } : other,
              ),
            ),
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other name
          <fieldset key={index} className={styles.row} aria-label={`${one} ${index + 1}`}>
            <div className={styles.rowHead}>
              <span>
                {one} {index + 1}
              </span>
              {shown.length > 1 && (
                <button
                  type="button"
                  className={people.quiet}
                  onClick={() => onChange(shown.filter((_, at) => at !== index))}
                >
                  Remove
                  <span className="unseen">
                    {' '}
                    {one} {index + 1}
                  </span>
                </button>
              )}
            </div>
            {children(of, prefix)}
          </fieldset>
        );
      })}
      {shown.length < mostRows && (
        <p>
          <button type="button" className="ds-c-button" onClick={() => onChange([...shown, {}])}>
            Add another {one.toLowerCase()}
          </button>
        </p>
      )}
    </div>
  );
}
