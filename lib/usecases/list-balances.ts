import { validate } from 'uuid';
import { z } from 'zod';
import { noSql, sql } from '../db/sql';
import { sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { audit } from './audit';
import type { Ctx } from './context';
import type { LedgerView } from './ledger-view';
import { standingOf } from './read-ledger';
import { refusalOf } from './refusal';
import { rows } from './rows';

/** Facilities of a page. */
const pageSize = 50;

export interface BalanceList {
  readonly facilities: readonly {
    readonly id: string;
    readonly name: string;
    readonly registryNumber: string;
    readonly balanceWords: string;
    readonly minimumWords: string;
    readonly standing: LedgerView['standing'];
    /** Day of the last deposit in words; null where there is none. */
    readonly depositedWords: string | null;
  }[];
  readonly next: string | null;
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  registryNumber: z.string(),
  balanceCents: z.number(),
  minimumCents: z.number(),
  depositedOn: z.string().nullable(),
});

/** What every facility has, by name; only those that run low where it is asked. */
export async function listBalances(
  ctx: Ctx,
  { onlyLow, after }: { readonly onlyLow: boolean; readonly after?: string | undefined },
): Promise<Result<BalanceList>> {
  const refusal = refusalOf(ctx, 'ledger.see', null) ?? refusalOf(ctx, 'registry.see', null);
  if (refusal) return fail(refusal);
  if (after !== undefined && !validate(after)) return fail({ code: 'not-found' });
  const found = await rows(
    ctx.db,
    rowSchema,
    sql`
      SELECT f.id, f.name, f.registry_number AS "registryNumber", a.balance_cents AS "balanceCents",
        a.minimum_cents AS "minimumCents", (
          SELECT e.posted_on::text FROM ledger_entry e WHERE e.facility_id = f.id AND e.kind = 'deposit' ORDER BY e.seq DESC LIMIT 1
        ) AS "depositedOn"
      FROM facility f JOIN ledger_account a ON a.facility_id = f.id
      WHERE true
        ${onlyLow ? sql`AND (a.balance_cents < a.minimum_cents OR a.balance_cents < ${ctx.caseFeeCents}::int)` : noSql}
        ${after === undefined ? noSql : sql`AND (f.name, f.id) > (SELECT g.name, g.id FROM facility g WHERE g.id = ${after}::uuid)`}
      ORDER BY f.name, f.id LIMIT ${pageSize + 1}`,
  );
  await audit(ctx, { action: 'ledger.look', objectKind: 'registry' });
  const page = found.slice(0, pageSize);
  return ok({
    facilities: page.map((row) => ({
      id: row.id,
      name: row.name,
      registryNumber: row.registryNumber,
      balanceWords: sayMoney(row.balanceCents),
      minimumWords: sayMoney(row.minimumCents),
      standing: standingOf(ctx, row.balanceCents, row.minimumCents),
      depositedWords: row.depositedOn === null ? null : sayDay(row.depositedOn, 'long'),
    })),
    next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  });
}
