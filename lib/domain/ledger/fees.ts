import { type Condition, evaluate, when } from '../forms/condition';
import type { Facts } from '../rules/facts';

/** Something a facility pays for, as data. */
export interface Fee {
  readonly id: string;
  readonly says: string;
  /** Unless the registry sets another amount. */
  readonly cents: number;
  readonly cites: string;
}

/** What each registered case costs. Charged in the transaction that registers it. */
export const caseFee: Fee = {
  id: 'FEE-01',
  says: 'Registration of a case',
  cents: 5000,
  cites: 'NOPR facility registration and participation forms: $50 is debited each time a case is registered',
};

/** When the fee of a case is given back, and when it is kept. Read top to bottom: the first row that holds decides. */
export interface RefundRule {
  readonly id: string;
  readonly says: string;
  readonly onlyIf: Condition;
  readonly isRefunded: boolean;
  readonly cites: string;
}

const unconfirmed =
  'Rule of this registry. What NOPR did is unconfirmed; it is said that fees were generally kept';

export const refundRules: readonly RefundRule[] = [
  {
    id: 'REF-01',
    says: 'The case was cancelled: the scan was not performed.',
    onlyIf: when('performed').is(false),
    isRefunded: true,
    cites: unconfirmed,
  },
  {
    id: 'REF-02',
    says: 'The registry found the case ineligible.',
    onlyIf: when('ineligible').is(true),
    isRefunded: true,
    cites: unconfirmed,
  },
  {
    id: 'REF-03',
    says: 'The registration expired: no scan was entered within its window.',
    onlyIf: when('WIN-01.standing').is('missed'),
    isRefunded: false,
    cites: unconfirmed,
  },
];

/** A refund whose rule no longer holds, because the case was corrected, is taken back. */
export const refundTakenBack = {
  id: 'REF-04',
  says: 'The case was corrected, and no rule gives its fee back any more.',
  cites: 'Rule of this registry',
} as const;

/** The rule that gives the fee of a case back, by the facts its verdict was decided on; null while the fee is kept. */
export function refundRuleFor(facts: Facts): RefundRule | null {
  const first = refundRules.find(({ onlyIf }) => evaluate(onlyIf, facts) === true);
  return first?.isRefunded === true ? first : null;
}
