import { caseFee, refundRules, refundTakenBack } from '../domain/ledger/fees';
import type { LedgerKind } from '../domain/ledger/ledger';
import { type Day, sayDay } from '../domain/schedule/day';

interface Worded {
  readonly kind: LedgerKind;
  readonly ofKind: LedgerKind | null;
  readonly ofOn: Day | null;
  readonly rule: string | null;
  readonly note: string | null;
}

/** What an entry is called: `Deposit`, `Refund of the fee of October 26, 2026`. */
export function entryWords({ kind, ofKind, ofOn }: Worded): string {
  const of = ofOn === null ? '' : ` of ${sayDay(ofOn, 'long')}`;
  switch (kind) {
    case 'deposit':
      return 'Deposit';
    case 'fee':
      return 'Fee of a case';
    case 'refund':
      return `Refund of the fee${of}`;
    case 'reversal':
      return `${ofKind === 'deposit' ? 'Deposit' : ofKind === 'fee' ? 'Fee' : 'Refund'}${of} reversed`;
  }
}

/** Why an entry is there: its rule with its id, or what the registry wrote to it. */
export function whyWords({ rule, note }: Worded): string | null {
  if (note !== null) return note;
  const known = [caseFee, ...refundRules, refundTakenBack].find(({ id }) => id === rule);
  // The fee of a case says it in its name.
  if (known === undefined || known.id === caseFee.id) return null;
  return `${known.says} (${known.id})`;
}
