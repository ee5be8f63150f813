import { z } from 'zod';
import { sql } from '../db/sql';
import { cleanText } from '../domain/identifiers/text';
import { troubleReversing } from '../domain/ledger/ledger';
import { sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { ledgerWrite } from './ledger-writes';
import { loadFacility } from './load-facility';
import { rows } from './rows';
import { auditWrite, writeAll } from './write-all';

export const reversedSchema = z.strictObject({ amount: z.string() });

const entrySchema = z.object({
  seq: z.number(),
  kind: z.enum(['deposit', 'fee', 'refund', 'reversal']),
  amountCents: z.number(),
  ofSeq: z.number().nullable(),
  caseId: z.string().nullable(),
});

/** Takes an entry back that was wrong, by another with its reason: a deposit, or a fee that was not given back. */
export async function reverseEntry(
  ctx: Ctx,
  asked: { readonly facilityId: string; readonly seq: number; readonly reason: string },
): Promise<Result<z.output<typeof reversedSchema>>> {
  const found = await loadFacility(ctx, asked.facilityId, 'ledger.record');
  if (!found.ok) return found;
  const { facility, today } = found.value;
  const reason = cleanText(asked.reason.replaceAll(/\s+/g, ' '));
  const says = reason.ok
    ? reason.value === ''
      ? 'Say why this entry is reversed. The facility reads it.'
      : reason.value.length > 300
        ? 'Type at most 300 characters.'
        : null
    : reason.says;
  if (!reason.ok || says !== null)
    return fail({
      code: 'answers',
      fields: [{ key: 'reason', label: 'Reason', code: 'malformed', says: says ?? '' }],
    });

  // Held first, so that two who reverse the same entry at once come one after the other.
  await ctx.db.$queryRaw(sql`SELECT balance_cents FROM ledger_held(${facility.id}::uuid)`);
  // The entry, what was given or taken back of it, and of that.
  const entries = await rows(
    ctx.db,
    entrySchema,
    sql`
      WITH RECURSIVE chain AS (
        SELECT e.* FROM ledger_entry e WHERE e.facility_id = ${facility.id}::uuid AND e.seq = ${asked.seq}::int
        UNION ALL SELECT n.* FROM ledger_entry n JOIN chain c ON n.facility_id = c.facility_id AND n.of_seq = c.seq)
      SELECT seq, kind, amount_cents AS "amountCents", of_seq AS "ofSeq", case_id AS "caseId" FROM chain ORDER BY seq`,
  );
  const entry = entries.find(({ seq }) => seq === asked.seq);
  if (!entry) return fail({ code: 'not-found' });
  const trouble = troubleReversing(entries, entry);
  if (trouble !== null) return fail({ code: 'wrong-state', says: trouble });
  await writeAll(ctx, [
    await ledgerWrite(
      ctx,
      { facilityId: facility.id, facilityName: facility.name, today },
      {
        kind: 'reversal',
        amountCents: -entry.amountCents,
        ofSeq: entry.seq,
        rule: null,
        caseId: entry.caseId,
        note: reason.value,
      },
    ),
    auditWrite(ctx, {
      action: 'ledger.reverse',
      objectKind: 'ledger',
      objectId: String(entry.seq),
      facilityId: facility.id,
      ...(entry.caseId !== null && { caseId: entry.caseId }),
    }),
  ]);
  return ok({ amount: sayMoney(Math.abs(entry.amountCents)) });
}
