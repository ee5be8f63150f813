import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { StatementContent } from '../documents/statement-content';
import { monthAfter, monthOf, sayMonth, statementOf } from '../domain/ledger/ledger';
import { plainMoney, sayChange, sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import { addDays, sayDay } from '../domain/schedule/day';
import { sayInstant, zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import { csvLine } from './csv';
import { entryWords, whyWords } from './ledger-words';
import { loadFacility } from './load-facility';
import { firstRow, rows } from './rows';

const entrySchema = z.object({
  seq: z.number(),
  kind: z.enum(['deposit', 'fee', 'refund', 'reversal']),
  amountCents: z.number(),
  postedOn: z.string(),
  caseNumber: z.string().nullable(),
  ofKind: z.enum(['deposit', 'fee', 'refund', 'reversal']).nullable(),
  ofOn: z.string().nullable(),
  rule: z.string().nullable(),
  note: z.string().nullable(),
});

/** The statement of a month: every entry of it between the balance before and the balance after. */
export async function readStatement(
  ctx: Ctx,
  asked: { readonly facilityId: string; readonly month: string },
): Promise<Result<StatementContent>> {
  if (!validate(asked.facilityId)) return fail({ code: 'not-found' });
  const found = await loadFacility(ctx, asked.facilityId, 'ledger.see');
  if (!found.ok) return found;
  const { facility, today } = found.value;
  const { month } = asked;
  if (month > monthOf(today)) return fail({ code: 'not-found' });
  const from = `${month}-01`;
  const until = `${monthAfter(month)}-01`;
  const before = await firstRow(
    ctx.db,
    z.object({ cents: z.number(), isOpen: z.boolean() }),
    sql`SELECT coalesce(sum(e.amount_cents) FILTER (WHERE e.posted_on < ${from}::date), 0)::int AS cents,
        coalesce(min(e.posted_on) < ${until}::date, false) AS "isOpen"
      FROM ledger_entry e WHERE e.facility_id = ${facility.id}::uuid`,
  );
  // Before the first entry there is nothing to state.
  if (!before?.isOpen) return fail({ code: 'not-found' });
  const entries = await rows(
    ctx.db,
    entrySchema,
    sql`
      SELECT e.seq, e.kind, e.amount_cents AS "amountCents", e.posted_on::text AS "postedOn", c.number AS "caseNumber",
        o.kind AS "ofKind", o.posted_on::text AS "ofOn", e.rule, e.note
      FROM ledger_entry e
        LEFT JOIN registry_case c ON c.facility_id = e.facility_id AND c.id = e.case_id
        LEFT JOIN ledger_entry o ON o.facility_id = e.facility_id AND o.seq = e.of_seq
      WHERE e.facility_id = ${facility.id}::uuid AND e.posted_on >= ${from}::date AND e.posted_on < ${until}::date
      ORDER BY e.seq`,
  );
  await audit(ctx, {
    action: 'ledger.statement',
    objectKind: 'ledger',
    objectId: month,
    facilityId: facility.id,
  });
  const isOver = month < monthOf(today);
  const statement = statementOf(before.cents, entries);
  return ok({
    registry: { name: ctx.settings.name, nct: ctx.settings.nct, contact: ctx.settings.contact },
    demo: ctx.demo,
    facility: {
      name: facility.name,
      place: `${facility.city}, ${facility.state}`,
      registryNumber: facility.registryNumber,
    },
    month,
    monthWords: sayMonth(month),
    fromWords: sayDay(from, 'long'),
    toWords: sayDay(isOver ? addDays(until, -1) : today, 'long'),
    isOver,
    zoneWords: zoneWords(facility.zone),
    opening: sayMoney(statement.openingCents),
    closing: sayMoney(statement.closingCents),
    openingPlain: plainMoney(statement.openingCents),
    closingPlain: plainMoney(statement.closingCents),
    totals: [
      { label: 'Deposits', amount: sayMoney(statement.depositsCents) },
      { label: 'Fees', amount: sayMoney(statement.feesCents) },
      { label: 'Refunds', amount: sayMoney(statement.refundsCents) },
      { label: 'Reversals', amount: sayMoney(statement.reversalsCents) },
    ],
    lines: statement.lines.map((line) => ({
      number: line.seq,
      day: line.postedOn,
      dayWords: sayDay(line.postedOn, 'short'),
      what: entryWords(line),
      why: whyWords(line),
      caseNumber: line.caseNumber,
      rule: line.rule,
      amount: sayChange(line.amountCents),
      balance: sayMoney(line.balanceCents),
      amountPlain: plainMoney(line.amountCents),
      balancePlain: plainMoney(line.balanceCents),
    })),
    printedAt: ctx.now.toISOString(),
    printedWords: sayInstant(ctx.now, facility.zone),
  });
}

/** The same as a file for spreadsheets. */
export function statementCsv(content: StatementContent): string {
  return [
    csvLine(['entry', 'day', 'what', 'why', 'case', 'rule', 'amount (USD)', 'balance (USD)']),
    csvLine([null, `${content.month}-01`, 'Balance before', null, null, null, null, content.openingPlain]),
    ...content.lines.map((line) =>
      csvLine([
        String(line.number),
        line.day,
        line.what,
        line.why,
        line.caseNumber,
        line.rule,
        line.amountPlain,
        line.balancePlain,
      ]),
    ),
    csvLine([
      null,
      null,
      content.isOver ? 'Balance at the end' : 'Balance so far',
      null,
      null,
      null,
      null,
      content.closingPlain,
    ]),
  ].join('');
}
