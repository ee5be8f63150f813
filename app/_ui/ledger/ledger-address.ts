import { isMonth } from '@/lib/domain/ledger/ledger';
import type { LedgerQuery } from '@/lib/usecases/ledger-view';

/** What an address of a ledger asks for. What makes no sense in it is as if it were not there. */
export function readLedgerAddress(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): Pick<LedgerQuery, 'month' | 'before'> {
  const { month, before } = params;
  return {
    month: typeof month === 'string' && isMonth(month) ? month : undefined,
    before: typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined,
  };
}
