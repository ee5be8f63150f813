'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import people from '@/app/_ui/people/people.module.css';
import { Said } from '@/app/_ui/people/said';
import { useChange } from '@/app/_ui/people/use-change';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import type { ApplicationView } from '@/lib/usecases/application-view';
import styles from './application-file.module.css';

interface DecideFormsProps {
  readonly id: string;
  readonly payment: ApplicationView['payment'];
  readonly isReady: boolean;
  readonly timeZone: string;
  readonly zones: readonly { readonly zone: string; readonly words: string }[];
}

/** What the registry does with an application: records what was paid, asks back, refuses, approves. */
export function DecideForms({ id, payment, isReady, timeZone, zones }: DecideFormsProps) {
  return (
    <div className={styles.forms}>
      <DecideForm
        key={`payment ${payment.fee} ${payment.reference}`}
        title="Payments received"
        address={`/api/applications/${id}/payment`}
        button="Record the payments"
        done="The payments are recorded."
      >
        {(says) => (
          <>
            <Line
              name="fee"
              label="Application fee, check or payment number"
              value={payment.fee}
              says={says}
            />
            <Line name="deposit" label="Deposit in dollars" value={payment.deposit} says={says} />
            <Line
              name="reference"
              label="Deposit, check or payment number"
              value={payment.reference}
              says={says}
            />
          </>
        )}
      </DecideForm>
      <DecideForm
        title="Approve"
        address={`/api/applications/${id}/approve`}
        button="Approve the facility"
        done="The facility takes part. Its manager is invited."
        note={
          isReady
            ? 'The facility gets its number, its books with the deposit, and its manager an invitation.'
            : 'Not yet: see what it needs.'
        }
      >
        {(says) => (
          <>
            <div>
              <label htmlFor="timeZone">Time zone</label>
              {says('timeZone') && <FieldError id="timeZone-error" says={says('timeZone') ?? ''} />}
              <select id="timeZone" name="timeZone" className={people.field} defaultValue={timeZone}>
                {zones.map(({ zone, words }) => (
                  <option key={zone} value={zone}>
                    {words}
                  </option>
                ))}
              </select>
            </div>
            <Line
              name="agreementUntil"
              label="Agreement until"
              hint="Month/day/year; empty for one without an end."
              value=""
              says={says}
            />
          </>
        )}
      </DecideForm>
      <DecideForm
        title="Ask back"
        address={`/api/applications/${id}/ask`}
        button="Send the question"
        done="The question is on its way."
      >
        {(says) => (
          <Text name="question" label="Question" hint="The applicant reads it behind the link." says={says} />
        )}
      </DecideForm>
      <DecideForm
        title="Refuse"
        address={`/api/applications/${id}/refuse`}
        button="Refuse the application"
        done="The application is refused."
      >
        {(says) => (
          <Text name="reason" label="Reason" hint="The applicant reads it. It is final." says={says} />
        )}
      </DecideForm>
    </div>
  );
}

type Says = (key: string) => string | undefined;

interface DecideFormProps {
  readonly title: string;
  readonly address: string;
  readonly button: string;
  readonly done: string;
  readonly note?: string;
  readonly children: (says: Says) => ReactNode;
}

function DecideForm({ title, address, button, done, note, children }: DecideFormProps) {
  const [fields, setFields] = useState<readonly FieldProblem[]>([]);
  const [isDone, setIsDone] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { change, isBusy, proof } = useChange();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([key, value]) => [
        key,
        typeof value === 'string' ? value : '',
      ]),
    );
    setIsDone(false);
    setTrouble(null);
    setFields([]);
    void change({
      address,
      body,
      done: () => setIsDone(true),
      refused: (refusal) => {
        setFields(refusal.fields);
        const [first] = refusal.fields;
        if (first && document.getElementById(first.key)) document.getElementById(first.key)?.focus();
        else setTrouble(first ? `${first.label}: ${first.says}` : refusal.says);
      },
    });
  }

  return (
    <section aria-label={title} className={people.invite}>
      <h2>{title}</h2>
      <Said done={isDone ? done : null} trouble={trouble} />
      {proof}
      {note && <p className={people.hint}>{note}</p>}
      <form className={people.form} onSubmit={submit} noValidate>
        {children((key) => fields.find((field) => field.key === key)?.says)}
        <p>
          <button type="submit" className="ds-c-button" disabled={isBusy}>
            {isBusy ? 'One moment…' : button}
          </button>
        </p>
      </form>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly says: Says;
}

function Line({ name, label, hint, value, says }: LineProps & { readonly value: string }) {
  const trouble = says(name);
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className={people.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {trouble && <FieldError id={`${name}-error`} says={trouble} />}
      <input
        id={name}
        name={name}
        className={people.field}
        autoComplete="off"
        maxLength={120}
        defaultValue={value}
        {...describing(name, hint, trouble)}
      />
    </div>
  );
}

function Text({ name, label, hint, says }: LineProps) {
  const trouble = says(name);
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className={people.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {trouble && <FieldError id={`${name}-error`} says={trouble} />}
      <textarea
        id={name}
        name={name}
        className={people.field}
        rows={3}
        maxLength={2000}
        {...describing(name, hint, trouble)}
      />
    </div>
  );
}

function describing(name: string, hint: string | undefined, trouble: string | undefined) {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(trouble ? [`${name}-error`] : [])];
  return {
    'aria-invalid': trouble ? true : undefined,
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
  };
}
