'use client';

import { type FormEvent, useRef, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import styles from './people.module.css';
import { Said } from './said';
import { useChange } from './use-change';

type InvitedRole = 'registrar' | 'manager' | 'physician' | 'administrator' | 'auditor';

interface InviteFormProps {
  /** The roles that the reader can invite to. */
  readonly roles: readonly InvitedRole[];
  /** For the registry: where a manager is to work. */
  readonly facilities?: readonly { readonly id: string; readonly name: string }[];
}

const words: Readonly<Record<InvitedRole, readonly [string, string]>> = {
  registrar: ['Registrar', 'Registers scans, follows cases, marks them as billed.'],
  manager: ['Manager', 'Does all that a registrar does, and decides who has access to the facility.'],
  physician: ['Referring physician', 'Answers and signs the forms of the own patients.'],
  administrator: ['Administrator', 'Runs the registry: completeness, people, who did what.'],
  auditor: ['Auditor', 'Sees what an administrator sees and changes nothing.'],
};

/** Invites somebody by e-mail. What was typed stays until the invitation is on its way. */
export function InviteForm({ roles, facilities }: InviteFormProps) {
  const [role, setRole] = useState<InvitedRole>(roles[0] ?? 'registrar');
  const [fields, setFields] = useState<readonly FieldProblem[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { change, isBusy, proof } = useChange();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
    setDone(null);
    setTrouble(null);
    setFields([]);
    void change({
      address: '/api/invitations',
      body: {
        email: text('email'),
        role,
        ...(facilities && role === 'manager' && text('facilityId') !== ''
          ? { facilityId: text('facilityId') }
          : {}),
        ...(role === 'physician' ? { npi: text('npi') } : {}),
      },
      done: ({ email }) => {
        setDone(`The invitation is on its way to ${String(email)}. Its link is open for seven days.`);
        form.current?.reset();
        setRole(roles[0] ?? 'registrar');
      },
      refused: (refusal) => {
        setFields(refusal.fields);
        if (refusal.fields.length === 0) setTrouble(refusal.says);
        const [first] = refusal.fields;
        if (first) document.getElementById(`invite-${first.key}`)?.focus();
      },
    });
  }

  const problem = (key: string) => fields.find((field) => field.key === key)?.says;
  return (
    <section id="invite" aria-labelledby="invite-title" className={styles.invite}>
      <h2 id="invite-title">Invite by e-mail</h2>
      <Said done={done} trouble={trouble} />
      {proof}
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <div>
          <label htmlFor="invite-email">E-mail address</label>
          {problem('email') && <FieldError id="invite-email-error" says={problem('email') ?? ''} />}
          <input
            id="invite-email"
            name="email"
            type="email"
            className={styles.field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            aria-invalid={problem('email') ? true : undefined}
            aria-describedby={problem('email') ? 'invite-email-error' : undefined}
          />
        </div>
        <fieldset>
          <legend className={styles.legend}>Role</legend>
          {roles.map((option) => (
            <label key={option} className={styles.choice}>
              <input
                type="radio"
                name="role"
                value={option}
                checked={role === option}
                onChange={() => setRole(option)}
              />
              <span>
                <strong>{words[option][0]}</strong>
                <span>{words[option][1]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {facilities && role === 'manager' && (
          <div>
            <label htmlFor="invite-facilityId">Facility</label>
            {problem('facilityId') && (
              <FieldError id="invite-facility-error" says={problem('facilityId') ?? ''} />
            )}
            <select
              id="invite-facilityId"
              name="facilityId"
              className={styles.field}
              defaultValue=""
              aria-invalid={problem('facilityId') ? true : undefined}
              aria-describedby={problem('facilityId') ? 'invite-facility-error' : undefined}
            >
              <option value="">Choose the facility</option>
              {facilities.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        {role === 'physician' && (
          <div>
            <label htmlFor="invite-npi">NPI</label>
            <p className={styles.hint} id="invite-npi-hint">
              Ten digits. Compare it with the NPI registry: cases are shown by it.
            </p>
            {problem('npi') && <FieldError id="invite-npi-error" says={problem('npi') ?? ''} />}
            <input
              id="invite-npi"
              name="npi"
              inputMode="numeric"
              className={styles.field}
              autoComplete="off"
              maxLength={40}
              aria-invalid={problem('npi') ? true : undefined}
              aria-describedby={problem('npi') ? 'invite-npi-hint invite-npi-error' : 'invite-npi-hint'}
            />
          </div>
        )}
        <p>
          <button type="submit" className="ds-c-button ds-c-button--solid" disabled={isBusy}>
            {isBusy ? 'Sending…' : 'Send the invitation'}
          </button>
        </p>
      </form>
    </section>
  );
}
