import { z } from 'zod';
import { sql } from '../db/sql';
import { parseMoney, sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadFacility } from './load-facility';

export const minimumSchema = z.strictObject({ minimum: z.string() });

/** Sets the balance below which a facility's managers are warned. */
export async function setMinimumBalance(
  ctx: Ctx,
  asked: { readonly facilityId: string; readonly amount: string },
): Promise<Result<z.output<typeof minimumSchema>>> {
  const found = await loadFacility(ctx, asked.facilityId, 'ledger.setMinimum');
  if (!found.ok) return found;
  const { id } = found.value.facility;
  const amount = parseMoney(asked.amount);
  if (!amount.ok)
    return fail({
      code: 'answers',
      fields: [{ key: 'amount', label: 'Minimum balance', code: 'malformed', says: amount.says }],
    });
  await ctx.db.$executeRaw(sql`
    UPDATE ledger_account SET minimum_cents = ${amount.value}::int, version = version + 1 WHERE facility_id = ${id}::uuid`);
  await audit(ctx, { action: 'ledger.minimum', objectKind: 'ledger', objectId: id, facilityId: id });
  return ok({ minimum: sayMoney(amount.value) });
}
