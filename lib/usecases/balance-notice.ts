import { z } from 'zod';
import { sql } from '../db/sql';
import { may } from '../domain/access/policy';
import { sayMoney } from '../domain/ledger/money';
import { ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { casesCovered } from './ledger-writes';
import { standingOf } from './read-ledger';
import { firstRow } from './rows';

/** That a facility’s balance runs low, for its people. */
export interface BalanceNotice {
  readonly isOut: boolean;
  readonly balanceWords: string;
  readonly minimumWords: string;
  readonly feeWords: string;
  readonly casesCovered: number;
}

/** What a facility's people are warned of; null while there is enough, and for everybody else. */
export async function balanceNotice(ctx: Ctx): Promise<Result<BalanceNotice | null>> {
  const { facilityId } = ctx.actor;
  if (facilityId === null || may(ctx.actor, 'case.register', null) !== 'yes') return ok(null);
  const books = await firstRow(
    ctx.db,
    z.object({ balanceCents: z.number(), minimumCents: z.number() }),
    sql`SELECT balance_cents AS "balanceCents", minimum_cents AS "minimumCents" FROM ledger_account
      WHERE facility_id = ${facilityId}::uuid`,
  );
  const standing = books && standingOf(ctx, books.balanceCents, books.minimumCents);
  if (!standing || standing === 'enough') return ok(null);
  return ok({
    isOut: standing === 'out',
    balanceWords: sayMoney(books.balanceCents),
    minimumWords: sayMoney(books.minimumCents),
    feeWords: sayMoney(ctx.caseFeeCents),
    casesCovered: casesCovered(ctx, books.balanceCents),
  });
}
