'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { useState } from 'react';
import type { PersonWithAccess } from '@/lib/usecases/people-view';
import styles from './people.module.css';
import { useChange } from './use-change';

interface AccessDialogProps {
  readonly person: PersonWithAccess;
  /** Whether the reader is a manager, who can hand the own role over. */
  readonly mayHandOver: boolean;
  readonly onClose: () => void;
  readonly onDone: (says: string) => void;
}

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** What the button says. */
  readonly button: string;
  readonly path: 'role' | 'hand-over' | 'npi' | 'remove';
  readonly body: Readonly<Record<string, unknown>>;
  readonly done: string;
  /** Where the reader goes who has no access any more. */
  readonly leaves?: true;
}

/** What becomes of somebody's access: another role, the reader's own role, or none. */
export function AccessDialog({ person, mayHandOver, onClose, onDone }: AccessDialogProps) {
  const choices = choicesFor(person, mayHandOver);
  const [chosen, setChosen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { change, isBusy, proof } = useChange();
  const choice = choices.find(({ id }) => id === chosen);

  async function submit() {
    if (!choice) {
      setTrouble('Choose what becomes of the access.');
      return;
    }
    setTrouble(null);
    await change({
      address: `/api/people/${person.accountId}/${choice.path}`,
      body: { ...choice.body, version: person.version },
      done: () => {
        if (choice.leaves) window.location.assign('/sign-in?ended=out');
        else onDone(choice.done);
      },
      refused: ({ says }) => setTrouble(says),
    });
  }

  if (proof) return proof;
  return (
    <Dialog
      id="change-access"
      heading={`Access of ${plainName(person)}`}
      isOpen
      onExit={onClose}
      backdropClickExits={false}
      actions={
        <div className={styles.rowActions}>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button variation="solid" disabled={isBusy} onClick={() => void submit()}>
            {isBusy ? 'One moment…' : (choice?.button ?? 'Change the access')}
          </Button>
        </div>
      }
    >
      <div className={styles.form}>
        <fieldset>
          <legend
            className={styles.legend}
          >{`${plainName(person)} is ${person.roleWords} now. What becomes of it?`}</legend>
          {choices.map(({ id, title, says }) => (
            <label key={id} className={styles.choice}>
              <input
                type="radio"
                name="access"
                value={id}
                checked={chosen === id}
                onChange={() => setChosen(id)}
              />
              <span>
                <strong>{title}</strong>
                <span>{says}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {trouble !== null && (
          <p role="alert" className={styles.trouble}>
            {trouble}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function choicesFor(person: PersonWithAccess, mayHandOver: boolean): readonly Choice[] {
  const name = plainName(person);
  const isOfFacility = person.role === 'registrar' || person.role === 'manager';
  const handOver = (afterwards: 'registrar' | 'leave') =>
    ({ path: 'hand-over', body: { afterwards }, button: `Hand over to ${name}` }) as const;
  return [
    ...(isOfFacility
      ? [
          person.role === 'registrar'
            ? ({
                id: 'manager',
                title: 'Make a manager too',
                says: 'Invites colleagues, changes roles and takes access away, as you do.',
                button: `Make ${name} a manager`,
                path: 'role',
                body: { role: 'manager' },
                done: `${name} is a manager now.`,
              } as const)
            : ({
                id: 'registrar',
                title: 'Make a registrar',
                says: 'Keeps working with cases, but no longer decides who has access.',
                button: `Make ${name} a registrar`,
                path: 'role',
                body: { role: 'registrar' },
                done: `${name} is a registrar now.`,
              } as const),
        ]
      : []),
    ...(mayHandOver && isOfFacility
      ? [
          {
            id: 'hand-over',
            title: 'Hand my role over and stay',
            says: `${name} becomes the manager, and you a registrar, in one step.`,
            done: `${name} is the manager now, and you are a registrar.`,
            ...handOver('registrar'),
          },
          {
            id: 'hand-over-and-leave',
            title: 'Hand my role over and leave',
            says: `${name} becomes the manager. Your own access ends at once.`,
            done: '',
            leaves: true as const,
            ...handOver('leave'),
          },
        ]
      : []),
    ...(person.voucher === null
      ? []
      : [
          {
            id: 'npi',
            title: 'Confirm the NPI',
            says: `You checked that ${person.npi} is the NPI of ${name}. From then on the cases of every facility that names it are there, not only those of ${person.voucher}.`,
            button: `Confirm the NPI of ${name}`,
            path: 'npi',
            body: {},
            done: `The NPI of ${name} is confirmed.`,
          } as const,
        ]),
    {
      id: 'remove',
      title: 'Take the access away',
      says: 'Ends at once, wherever the person is signed in. What the person did stays as it is.',
      button: `Take the access of ${name} away`,
      path: 'remove',
      body: {},
      done: `${name} has no access any more.`,
    },
  ];
}

/** `Dana Reyes` */
function plainName({ name }: PersonWithAccess): string {
  const [family = '', given = ''] = name.split(', ');
  return `${given} ${family}`.trim();
}
