'use client';

import { Button } from '@cmsgov/design-system';
import { type KeyboardEvent, useState } from 'react';
import { parseNpi } from '@/lib/domain/identifiers/npi';
import { notALinkCode, readLinkCode } from '@/lib/domain/links/link-code';
import { FieldError } from '../fields/frame';
import styles from '../form/finish.module.css';
import { FinishTrouble } from '../form/finish-trouble';
import type { Filling } from '../form/use-filling';
import type { Giving } from '../form/use-giving';
import { focusField } from '../problem-summary';

interface LinkSignPanelProps {
  readonly filling: Filling;
  readonly giving: Giving;
  /** Reveals what is open in the form; false when something is. */
  readonly ready: () => boolean;
}

type Part = 'name' | 'npi' | 'linkCode';
const parts = ['name', 'npi', 'linkCode'] as const satisfies readonly Part[];
const idOf = (part: Part) => `sign-${part}`;
/** Where the server's sentence about a part stands. */
const keyOf: Readonly<Record<Part, string>> = {
  name: 'signature',
  npi: 'signature.npi',
  linkCode: 'linkCode',
};

/** The signature of a physician without an account: name, NPI, and the code once more. */
export function LinkSignPanel({ filling, giving, ready }: LinkSignPanelProps) {
  const { view, definition } = filling;
  const [typed, setTyped] = useState<Readonly<Record<Part, string>>>({ name: '', npi: '', linkCode: '' });
  const [sent, setSent] = useState<Readonly<Record<Part, string>> | null>(null);
  const [isTried, setTried] = useState(false);
  const { refusal } = giving;

  const openIn: Readonly<Record<Part, string | undefined>> = {
    name: typed.name.trim() === '' ? 'Type your name to sign.' : undefined,
    npi: npiSays(typed.npi),
    linkCode: readLinkCode(typed.linkCode) === null ? codeSays(typed.linkCode) : undefined,
  };
  const refusedIn = (part: Part): string | undefined => {
    if (refusal === null || sent?.[part] !== typed[part]) return undefined;
    if (part === 'linkCode' && (refusal.code === 'code-refused' || refusal.code === 'proof-needed'))
      return refusal.says;
    return refusal.fields.find((field) => field.key === keyOf[part])?.says;
  };
  const saysOf = (part: Part) => (isTried ? (openIn[part] ?? refusedIn(part)) : undefined);
  const isToldAtFields =
    refusal !== null &&
    (refusal.code === 'code-refused' ||
      refusal.code === 'proof-needed' ||
      (refusal.fields.length > 0 &&
        refusal.fields.every((field) => Object.values(keyOf).includes(field.key))));

  async function sign() {
    if (!ready()) return;
    setTried(true);
    const open = parts.find((part) => openIn[part] !== undefined);
    if (open !== undefined) return focusField(idOf(open));
    setSent(typed);
    await giving.give({
      answers: filling.typed(),
      signature: { ...typed, meaning: definition.attests },
    });
  }

  function onEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void sign();
  }

  const field = (
    part: Part,
    label: string,
    hint: string,
    more: { readonly inputMode?: 'numeric'; readonly autoComplete: string },
  ) => {
    const id = idOf(part);
    const says = saysOf(part);
    return (
      <div className={styles.field}>
        <label htmlFor={id}>{label}</label>
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
        {says !== undefined && <FieldError id={`${id}-error`} says={says} />}
        <input
          id={id}
          className="ds-c-field"
          type="text"
          maxLength={200}
          spellCheck={false}
          {...more}
          value={typed[part]}
          aria-describedby={`${id}-hint${says === undefined ? '' : ` ${id}-error`}`}
          aria-invalid={says !== undefined || undefined}
          onChange={(event) => setTyped((before) => ({ ...before, [part]: event.target.value }))}
          onKeyDown={onEnter}
        />
      </div>
    );
  };

  return (
    <section className={styles.panel} aria-labelledby="sign-title">
      <h2 id="sign-title">Sign</h2>
      <p className={styles.meaning}>
        <q>{definition.attests}</q> Your signature means this sentence. It is kept with your name, your NPI,
        the time and every answer above, as an attestation by e-mailed link and code.
      </p>
      <FinishTrouble giving={giving} except={isToldAtFields && refusal ? [refusal.code] : []} />
      <div className={styles.fields}>
        {field('name', 'Your full name', `As the form was sent to: ${view.signer?.name ?? ''}`, {
          autoComplete: 'name',
        })}
        {field('npi', 'Your NPI', 'Your 10-digit National Provider Identifier.', {
          inputMode: 'numeric',
          autoComplete: 'off',
        })}
        {field('linkCode', 'The code, once more', 'The one that opened this form.', { autoComplete: 'off' })}
      </div>
      <Button variation="solid" disabled={giving.isBusy} onClick={() => void sign()}>
        {giving.isBusy ? 'Signing …' : 'Sign and send'}
      </Button>
    </section>
  );
}

function npiSays(typed: string): string | undefined {
  const npi = parseNpi(typed);
  return npi.ok ? undefined : npi.says;
}

function codeSays(typed: string): string {
  return typed.trim() === '' ? 'Type the code to sign.' : notALinkCode;
}
