'use client';

import { useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import type { ClaimKind } from '@/lib/domain/claims/claim-recipe';
import { claimSegments } from '@/lib/domain/claims/claim-segments';
import type { PlannedClaim } from '@/lib/domain/claims/planned-claim';
import type { BillingRecipe } from '@/lib/usecases/read-billing';
import styles from './billing.module.css';
import { CopyButton } from './copy-button';

interface SegmentsBoxProps {
  readonly recipes: readonly BillingRecipe[];
  /** The claims that a facility of this kind sends; they stand open. */
  readonly usual: readonly ClaimKind[];
}

/** Each claim line by line and as X12, with the charges of the biller. */
export function SegmentsBox({ recipes, usual }: SegmentsBoxProps) {
  const [procedure, setProcedure] = useState('');
  const [tracer, setTracer] = useState('');
  const charges = { procedure: amountOf(procedure), tracer: amountOf(tracer) };
  return (
    <>
      <p>
        The registry knows these parts of a claim; your own system adds the rest. The charges stay on this
        page.
      </p>
      <div className={styles.fields}>
        <Charge
          id="charge-procedure"
          label="Charge for the scan ($)"
          value={procedure}
          onChange={setProcedure}
        />
        <Charge id="charge-tracer" label="Charge for the tracer ($)" value={tracer} onChange={setTracer} />
      </div>
      {recipes.flatMap(({ kind, title, planned }) =>
        planned.map(({ part, claim }) => {
          const name = part === null ? title : `${title}: ${part.toLowerCase()}`;
          const segments = claimSegments(claim, charges);
          return (
            <section key={name} className={styles.claim} aria-label={name}>
              <details open={usual.includes(kind)}>
                <summary>{name}</summary>
                <Lines claim={claim} />
                <div className={styles.segments}>
                  <p className={styles.over}>
                    <strong>{kind === 'institutional' ? '837I' : '837P'}</strong>, loops 2300 and 2400{' '}
                    <CopyButton text={segments.join('\n')} what={`the segments, ${name}`} />
                  </p>
                  <textarea
                    className={styles.area}
                    readOnly
                    spellCheck={false}
                    rows={segments.length + 1}
                    aria-label={`Segments, ${name}`}
                    value={segments.join('\n')}
                  />
                </div>
              </details>
            </section>
          );
        }),
      )}
      <p className="muted small">
        Place of service 11 and type of bill 13 are examples (unconfirmed): put your own. Where a charge is
        empty it stands as 0. The value code D4 in the 837I is governed by NUBC; REF P4 is the required place.
      </p>
    </>
  );
}

/** The lines of a claim, each to be copied alone. */
function Lines({ claim }: { readonly claim: PlannedClaim }) {
  const rows = [
    { label: 'PET line', text: [claim.procedure.code, ...claim.procedure.modifiers].join(' ') },
    ...(claim.procedure.revenueCode === null
      ? []
      : [{ label: 'Revenue code of the PET line (unconfirmed)', text: claim.procedure.revenueCode }]),
    ...(claim.tracer === null ? [] : [{ label: 'Tracer line', text: claim.tracer.code }]),
    ...(claim.tracer === null || claim.tracer.revenueCode === null
      ? []
      : [{ label: 'Revenue code of the tracer (unconfirmed)', text: claim.tracer.revenueCode }]),
    { label: 'Diagnoses, in order', text: claim.diagnoses.join(', ') },
    ...(claim.trialNumber === null
      ? []
      : [
          { label: 'Trial number, electronic', text: claim.trialNumber },
          ...(claim.kind === 'institutional'
            ? []
            : [{ label: 'Trial number, CMS-1500 item 19', text: `CT${claim.trialNumber}` }]),
        ]),
    ...claim.conditionCodes.map((text) => ({ label: 'Condition code', text })),
    ...claim.valueCodes.map(({ code, value }) => ({
      label: 'Value code, UB-04 FL 39-41',
      text: `${code} ${value}`,
    })),
    { label: 'Claim number (patient control number)', text: claim.controlNumber },
  ];
  return (
    <dl className={styles.lines}>
      {rows.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong className="figures">{text}</strong> <CopyButton text={text} what={label.toLowerCase()} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ChargeProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Charge({ id, label, value, onChange }: ChargeProps) {
  const isWrong = value.trim() !== '' && amountOf(value) === '0' && !/^0*(?:\.0*)?$/.test(value.trim());
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.field}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isWrong && <FieldError id={`${id}-error`} says="Type dollars and cents, for example 1500.00." />}
    </div>
  );
}

/** `$1,500.00` → `1500.00`; what is no amount counts as none. */
function amountOf(typed: string): string {
  const plain = typed.replaceAll(/[$,\s]/g, '');
  return /^\d{1,8}(?:\.\d{1,2})?$/.test(plain) ? plain : '0';
}
