'use client';

import { type FormEvent, useState } from 'react';
import { CircleCheckIcon } from '@/app/_ui/icons';
import { ProblemSummary } from '@/app/_ui/problem-summary';
import type { ClaimKind } from '@/lib/domain/claims/claim-recipe';
import { claimsIn, type IntendedClaim, intendedIn } from '@/lib/domain/claims/read-claim';
import { type ScrubFinding, scrub } from '@/lib/domain/claims/scrub';
import type { BillingView } from '@/lib/usecases/read-billing';
import styles from './billing.module.css';

const fields: readonly {
  readonly key: keyof IntendedClaim;
  readonly label: string;
  readonly hint: string;
  readonly isHospitals?: true;
}[] = [
  { key: 'serviceOn', label: 'Date of service', hint: 'Month/day/year, for example 11/02/2026' },
  { key: 'procedure', label: 'PET line', hint: 'The code and its modifiers, for example 78815-26-PS-Q0' },
  { key: 'tracer', label: 'Tracer line', hint: 'For example A9552; leave it empty where the claim has none' },
  { key: 'diagnoses', label: 'Diagnoses, in order', hint: 'For example C71.9, Z00.6' },
  { key: 'trialNumber', label: 'Trial number', hint: 'Loop 2300 REF P4' },
  { key: 'conditionCodes', label: 'Condition codes', hint: 'For example 30', isHospitals: true },
  { key: 'valueCode', label: 'Value code D4', hint: 'For example D4 00868582', isHospitals: true },
  { key: 'mbi', label: 'MBI', hint: '11 characters, with or without dashes' },
  { key: 'billingNpi', label: 'Billing NPI', hint: 'Ten digits' },
  { key: 'referringNpi', label: 'Referring NPI', hint: 'Ten digits' },
];

const empty: IntendedClaim = {
  serviceOn: '',
  procedure: '',
  tracer: '',
  diagnoses: '',
  trialNumber: '',
  conditionCodes: '',
  valueCode: '',
  mbi: '',
  billingNpi: '',
  referringNpi: '',
};

interface Told {
  readonly attempt: number;
  readonly kind: ClaimKind;
  readonly findings: readonly ScrubFinding[];
}

/**
 * Reads what the biller means to send and says everything that will deny. It is read in this browser alone: what is typed or
 * pasted goes nowhere.
 */
export function ClaimScrubber({ view }: { readonly view: BillingView }) {
  const [kind, setKind] = useState<ClaimKind>(view.usual.at(-1) ?? 'professional');
  const [typed, setTyped] = useState(empty);
  const [pasted, setPasted] = useState('');
  const [fromPaste, setFromPaste] = useState<string | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const shown = fields.filter(({ isHospitals }) => !isHospitals || kind === 'institutional');

  function check(claim: IntendedClaim, of: ClaimKind) {
    const planned = view.recipes.find((recipe) => recipe.kind === of)?.planned.at(-1)?.claim;
    if (!planned) return;
    const findings = scrub(view.scrub, claim, planned, view.ofCase);
    setTold((before) => ({ attempt: (before?.attempt ?? 0) + 1, kind: of, findings }));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    check(typed, kind);
  }

  function takePasted() {
    const claims = claimsIn(pasted);
    if (claims === 0) {
      setFromPaste('No claim was found: an 837 has a segment that begins with CLM. Nothing was changed.');
      return;
    }
    const isHospitals = /(?:^|[~\r\n])\s*SV2[*|^]/.test(pasted);
    const read = intendedIn(pasted);
    const of: ClaimKind = isHospitals
      ? 'institutional'
      : /-26(?:-|$)/.test(read.procedure)
        ? 'professional'
        : 'technical';
    setKind(of);
    setTyped(read);
    setFromPaste(
      claims === 1
        ? 'The claim was read into the fields below.'
        : `This 837 has ${claims} claims; the first was read into the fields below.`,
    );
    check(read, of);
  }

  const findingsOf = (key: keyof IntendedClaim) => told?.findings.filter(({ field }) => field === key) ?? [];
  return (
    <>
      <p className={styles.said}>
        Type what you mean to send, or paste the 837. It is read in this browser alone and goes nowhere.
      </p>
      {told && told.findings.length > 0 && (
        <ProblemSummary
          attempt={told.attempt}
          heading={
            told.findings.length === 1
              ? 'One thing on this claim will deny'
              : `${told.findings.length} things on this claim will deny`
          }
          problems={told.findings.map(({ field, title, says }) => ({
            field: `scrub-${field}`,
            label: title,
            says,
          }))}
        />
      )}
      {told && told.findings.length === 0 && (
        <p role="status" className={styles.good}>
          <CircleCheckIcon size={20} /> Nothing on this claim will deny by the rules we know, and it is the
          claim of this case.
        </p>
      )}
      <details className={styles.paste}>
        <summary>Paste an 837</summary>
        <label htmlFor="scrub-paste">The 837, whole or one claim of it</label>
        <textarea
          id="scrub-paste"
          className={styles.area}
          rows={6}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <p className={styles.row}>
          <button type="button" className="ds-c-button" onClick={takePasted}>
            Read the claim
          </button>
          <span role="status">{fromPaste}</span>
        </p>
      </details>
      <form onSubmit={submit} noValidate aria-label="The claim as you mean to send it">
        <fieldset className={styles.kinds}>
          <legend>Which claim</legend>
          {view.recipes.map((recipe) => (
            <label key={recipe.kind}>
              <input
                type="radio"
                name="scrub-kind"
                checked={kind === recipe.kind}
                onChange={() => setKind(recipe.kind)}
              />
              <span>{recipe.title}</span>
            </label>
          ))}
        </fieldset>
        <div className={styles.fields}>
          {shown.map(({ key, label, hint }) => {
            const findings = findingsOf(key);
            const id = `scrub-${key}`;
            return (
              <div key={key} data-question>
                <label htmlFor={id}>{label}</label>
                <p id={`${id}-hint`} className={styles.hint}>
                  {hint}
                </p>
                <input
                  id={id}
                  className={styles.field}
                  autoComplete="off"
                  autoCapitalize="characters"
                  spellCheck={false}
                  maxLength={120}
                  value={typed[key]}
                  aria-invalid={findings.length > 0 || undefined}
                  aria-describedby={findings.length > 0 ? `${id}-hint ${id}-findings` : `${id}-hint`}
                  onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
                />
                {findings.length > 0 && (
                  <ul id={`${id}-findings`} className={styles.findings}>
                    {findings.map((finding) => (
                      <li key={finding.rule}>
                        {finding.says} {finding.denies && <strong>{finding.denies}</strong>}
                        <span className="muted small">
                          {' '}
                          {finding.rule} · {finding.cites}
                          {finding.unconfirmed && ' · unconfirmed'}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            );
          })}
        </div>
        <p>
          <button type="submit" className="ds-c-button ds-c-button--solid">
            Check the claim
          </button>
        </p>
      </form>
    </>
  );
}
