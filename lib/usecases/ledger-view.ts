import type { Month } from '../domain/ledger/ledger';

/** An entry of the books as people read it. */
export interface LedgerLine {
  readonly seq: number;
  /** `Nov 22, 2026` in the facility's calendar. */
  readonly dayWords: string;
  readonly what: string;
  /** Why, in one sentence: the rule, or what the registry wrote. */
  readonly why: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly amountWords: string;
  readonly isIncoming: boolean;
  readonly balanceWords: string;
  readonly byName: string;
  /** Whether the reader can reverse it. */
  readonly mayReverse: boolean;
}

/** What a facility has, and how it came about. */
export interface LedgerView {
  readonly facilityId: string;
  readonly facilityName: string;
  readonly registryNumber: string;
  readonly zoneWords: string;
  readonly balanceWords: string;
  readonly minimumWords: string;
  /** As it is typed into a field. */
  readonly minimumTyped: string;
  readonly feeWords: string;
  readonly casesCovered: number;
  readonly standing: 'enough' | 'low' | 'out';
  /** The months there are entries in, the latest first; no more than three years of them. */
  readonly months: readonly { readonly month: Month; readonly words: string }[];
  readonly month: Month | null;
  readonly lines: readonly LedgerLine[];
  readonly hasEntries: boolean;
  /** Number of the entry that the next page begins before; null on the last. */
  readonly next: number | null;
  readonly maySetMinimum: boolean;
  readonly mayRecord: boolean;
  /** What costs what and when a fee is given back, each with its id and source. */
  readonly rules: readonly { readonly id: string; readonly says: string; readonly cites: string }[];
}

export interface LedgerQuery {
  /** One's own where it is not said. */
  readonly facilityId?: string | undefined;
  readonly month?: Month | undefined;
  readonly before?: number | undefined;
}
