'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { askJson, unreachedSays } from '@/app/_ui/request';
import type { DenialReason } from '@/lib/domain/claims/denial-reason';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import { type Day, sayDay } from '@/lib/domain/schedule/day';
import type { BillingView } from '@/lib/usecases/read-billing';
import styles from './billing.module.css';

type Claim = BillingView['claims'][number];

interface ClaimsTableProps {
  readonly caseId: string;
  readonly claims: readonly Claim[];
  readonly denials: readonly DenialReason[];
  readonly today: Day;
  readonly zoneWords: string;
}

const statusWords = { ready: 'Ready to bill', billed: 'Billed', paid: 'Paid', denied: 'Denied' } as const;

/** Each claim of a case: where it stands, why it was denied and what to do, and what can be noted next. */
export function ClaimsTable({ caseId, claims, denials, today, zoneWords }: ClaimsTableProps) {
  return (
    <>
      <ul className={`plain ${styles.claims}`}>
        {claims.map((claim) => (
          <li key={claim.claim} className={`${styles.claim} ${styles[claim.status] ?? ''}`}>
            <h3>{claim.title}</h3>
            <p>
              <strong>{statusWords[claim.status]}</strong>
              {claim.sinceOn && <> {sayDay(claim.sinceOn, 'long')}</>}{' '}
              <span className="muted figures">claim {claim.controlNumber}</span>
            </p>
            {claim.status === 'denied' && <Reasons reasons={claim.reasons} denials={denials} />}
            <NoteForm caseId={caseId} claim={claim} today={today} />
          </li>
        ))}
      </ul>
      <p className="muted small">Days are counted in {zoneWords}.</p>
    </>
  );
}

function Reasons({
  reasons,
  denials,
}: {
  readonly reasons: readonly string[];
  readonly denials: readonly DenialReason[];
}) {
  return (
    <dl className={styles.reasons}>
      {reasons.map((code) => {
        const known = denials.find((reason) => reason.code === code);
        return (
          <div key={code}>
            <dt className="figures">{code}</dt>
            <dd>
              {known ? (
                <>
                  {known.cause} <strong>{known.todo}</strong>{' '}
                  <span className="muted small">
                    {known.id} · {known.cites}
                  </span>
                </>
              ) : (
                'We have no words for this code. Ask your contractor what it means for this claim.'
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What can be noted of a claim next: that it was sent, or what the contractor answered. */
function NoteForm({
  caseId,
  claim,
  today,
}: {
  readonly caseId: string;
  readonly claim: Claim;
  readonly today: Day;
}) {
  const router = useRouter();
  const [on, setOn] = useState('');
  const [reasons, setReasons] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fields, setFields] = useState<readonly FieldProblem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const sends = claim.status === 'ready' || claim.status === 'denied';
  const id = `note-${claim.claim}`;

  async function note(outcome: 'billed' | 'paid' | 'denied') {
    setBusy(true);
    setFields([]);
    setTrouble(null);
    const day = on.trim() === '' ? today : on;
    const answered = await askJson(`/api/cases/${caseId}/${outcome === 'billed' ? 'billed' : 'outcomes'}`, {
      method: 'POST',
      body:
        outcome === 'billed'
          ? { claims: [claim.claim], on: day }
          : { claim: claim.claim, outcome, on: day, reasons },
    });
    setBusy(false);
    if (answered.kind === 'done') {
      setOn('');
      setReasons('');
      router.refresh();
    } else if (answered.kind === 'unreached') setTrouble(unreachedSays);
    else {
      setFields(answered.refusal.fields);
      if (answered.refusal.fields.length === 0) setTrouble(answered.refusal.says);
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const outcome = pressed instanceof HTMLButtonElement ? pressed.value : '';
    if (outcome === 'billed' || outcome === 'paid' || outcome === 'denied') void note(outcome);
  }

  const dayProblem = fields.find(({ key }) => key === 'on' || key === 'claims')?.says;
  const reasonProblem = fields.find(({ key }) => key === 'reasons')?.says;
  return (
    <form onSubmit={submit} noValidate className={`${styles.note} no-print`} aria-label={claim.title}>
      <div className={styles.fields}>
        <div>
          <label htmlFor={`${id}-on`}>{sends ? 'Day it was sent' : 'Day of the answer'}</label>
          <p id={`${id}-on-hint`} className={styles.hint}>
            Month/day/year; left empty it is today
          </p>
          <input
            id={`${id}-on`}
            className={styles.field}
            autoComplete="off"
            maxLength={40}
            value={on}
            aria-invalid={dayProblem ? true : undefined}
            aria-describedby={dayProblem ? `${id}-on-hint ${id}-on-error` : `${id}-on-hint`}
            onChange={(event) => setOn(event.target.value)}
          />
          {dayProblem && <FieldError id={`${id}-on-error`} says={dayProblem} />}
        </div>
        {!sends && (
          <div>
            <label htmlFor={`${id}-reasons`}>Reason codes, if it was denied</label>
            <p id={`${id}-reasons-hint`} className={styles.hint}>
              As on the remittance, for example CO-16, MA130, MA50
            </p>
            <input
              id={`${id}-reasons`}
              className={styles.field}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={200}
              value={reasons}
              aria-invalid={reasonProblem ? true : undefined}
              aria-describedby={
                reasonProblem ? `${id}-reasons-hint ${id}-reasons-error` : `${id}-reasons-hint`
              }
              onChange={(event) => setReasons(event.target.value)}
            />
            {reasonProblem && <FieldError id={`${id}-reasons-error`} says={reasonProblem} />}
          </div>
        )}
      </div>
      {trouble && (
        <p role="alert" className={styles.wrong}>
          {trouble}
        </p>
      )}
      <p className={styles.row}>
        {sends ? (
          <button type="submit" value="billed" className="ds-c-button" disabled={isBusy}>
            {claim.status === 'denied' ? 'Mark as sent again' : 'Mark as billed'}
            <span className="unseen">, {claim.title}</span>
          </button>
        ) : (
          <>
            {claim.status === 'billed' && (
              <button type="submit" value="paid" className="ds-c-button" disabled={isBusy}>
                Mark as paid<span className="unseen">, {claim.title}</span>
              </button>
            )}
            <button type="submit" value="denied" className="ds-c-button" disabled={isBusy}>
              {claim.status === 'paid' ? 'Mark as taken back' : 'Mark as denied'}
              <span className="unseen">, {claim.title}</span>
            </button>
          </>
        )}
      </p>
    </form>
  );
}
