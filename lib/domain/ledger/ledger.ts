import { type Day, sayDay } from '../schedule/day';
import { type RefundRule, refundTakenBack } from './fees';

export type LedgerKind = 'deposit' | 'fee' | 'refund' | 'reversal';

/** Money that came or went. Never changed; one that was wrong is reversed by another. */
export interface LedgerEntry {
  /** Counts a facility's entries from 1 without a gap. */
  readonly seq: number;
  readonly kind: LedgerKind;
  /** In cents, below zero for what goes. */
  readonly amountCents: number;
  readonly postedOn: Day;
  readonly caseId: string | null;
  /** The entry that a refund gives back or a reversal takes back. */
  readonly ofSeq: number | null;
}

/** An entry that is still to be written. */
export interface DueEntry {
  readonly kind: LedgerKind;
  readonly amountCents: number;
  readonly ofSeq: number | null;
  readonly rule: string | null;
}

export function balanceOf(entries: readonly Pick<LedgerEntry, 'amountCents'>[]): number {
  return entries.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

type Standing = Pick<LedgerEntry, 'seq' | 'kind' | 'amountCents' | 'ofSeq'>;

/** Whether an entry still counts: nothing was given or taken back of it, or that was taken back in turn. */
function isInForce(entries: readonly Standing[], { seq }: Standing): boolean {
  return !entries.some((other) => other.ofSeq === seq && isInForce(entries, other));
}

/**
 * What the books of a case still need to follow its rule: its fee given back, or a refund taken back whose rule no longer
 * holds. Null when they are as they should be.
 */
export function dueForCase(entries: readonly Standing[], rule: RefundRule | null): DueEntry | null {
  const fee = entries.find((entry) => entry.kind === 'fee' && isInForce(entries, entry));
  if (rule !== null) {
    if (!fee) return null;
    return { kind: 'refund', amountCents: -fee.amountCents, ofSeq: fee.seq, rule: rule.id };
  }
  const refund = entries.find((entry) => entry.kind === 'refund' && isInForce(entries, entry));
  if (!refund) return null;
  return { kind: 'reversal', amountCents: -refund.amountCents, ofSeq: refund.seq, rule: refundTakenBack.id };
}

/** Why an entry cannot be reversed by hand; null when it can. */
export function troubleReversing(entries: readonly Standing[], entry: Standing): string | null {
  if (entry.kind === 'reversal')
    return 'A reversal is not reversed itself. Record what is right as a new entry.';
  if (entry.kind === 'refund')
    return 'A refund follows from its case, and is taken back by itself when the case changes.';
  if (!isInForce(entries, entry))
    return entry.kind === 'fee'
      ? 'This fee was given back already.'
      : 'This entry is reversed already, and counts no more.';
  return null;
}

/** Whether a change takes a balance from the minimum or above it to below: the moment to warn, once. */
export function fallsBelow(minimumCents: number, beforeCents: number, afterCents: number): boolean {
  return beforeCents >= minimumCents && afterCents < minimumCents;
}

/** A calendar month, `2026-11`. */
export type Month = string;

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function isMonth(text: string): text is Month {
  return /^(?:20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(text);
}

export function monthAfter(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** `November 2026` */
export function sayMonth(month: Month): string {
  return sayDay(`${month}-01`, 'long').replace(' 1, ', ' ');
}

/** The months from one to another, the latest first. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.unshift(month);
  return months;
}

export interface Statement<E> {
  readonly openingCents: number;
  readonly lines: readonly (E & { readonly balanceCents: number })[];
  readonly depositsCents: number;
  readonly feesCents: number;
  readonly refundsCents: number;
  readonly reversalsCents: number;
  readonly closingCents: number;
}

/** The statement of a month: what was there before, each entry with the balance after it, and what is there at its end. */
export function statementOf<E extends Pick<LedgerEntry, 'kind' | 'amountCents'>>(
  openingCents: number,
  entries: readonly E[],
): Statement<E> {
  let balanceCents = openingCents;
  const lines = entries.map((entry) => {
    balanceCents += entry.amountCents;
    return { ...entry, balanceCents };
  });
  const of = (kind: LedgerKind) => balanceOf(entries.filter((entry) => entry.kind === kind));
  return {
    openingCents,
    lines,
    depositsCents: of('deposit'),
    feesCents: of('fee'),
    refundsCents: of('refund'),
    reversalsCents: of('reversal'),
    closingCents: balanceCents,
  };
}
