import { validate } from 'uuid';
import { z } from 'zod';
import { noSql, sql } from '../db/sql';
import { may } from '../domain/access/policy';
import { caseFee, refundRules, refundTakenBack } from '../domain/ledger/fees';
import { monthAfter, monthOf, monthsBetween, sayMonth } from '../domain/ledger/ledger';
import { plainMoney, sayChange, sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import { type Day, sayDay } from '../domain/schedule/day';
import { zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import type { LedgerLine, LedgerQuery, LedgerView } from './ledger-view';
import { entryWords, whyWords } from './ledger-words';
import { casesCovered } from './ledger-writes';
import { loadFacility } from './load-facility';
import { firstRow, rows } from './rows';

/** Entries of a page. */
const pageSize = 50;
/** Months to choose from at most. */
const mostMonths = 36;

const booksSchema = z.object({
  balanceCents: z.number(),
  minimumCents: z.number(),
  firstOn: z.string().nullable(),
});

const lineSchema = z.object({
  seq: z.number(),
  kind: z.enum(['deposit', 'fee', 'refund', 'reversal']),
  amountCents: z.number(),
  balanceCents: z.number(),
  postedOn: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  ofKind: z.enum(['deposit', 'fee', 'refund', 'reversal']).nullable(),
  ofOn: z.string().nullable(),
  rule: z.string().nullable(),
  note: z.string().nullable(),
  byName: z.string(),
  isInForce: z.boolean(),
});

/** A facility's balance and its entries, the newest first; one's own, or for the registry's staff any. */
export async function readLedger(ctx: Ctx, query: LedgerQuery): Promise<Result<LedgerView>> {
  const facilityId = query.facilityId ?? ctx.actor.facilityId;
  if (facilityId === null || !validate(facilityId)) return fail({ code: 'not-found' });
  const found = await loadFacility(ctx, facilityId, 'ledger.see');
  if (!found.ok) return found;
  const { facility, today } = found.value;
  const books = await firstRow(
    ctx.db,
    booksSchema,
    sql`SELECT balance_cents AS "balanceCents", minimum_cents AS "minimumCents",
        (SELECT posted_on::text FROM ledger_entry e WHERE e.facility_id = a.facility_id AND e.seq = 1) AS "firstOn"
      FROM ledger_account a WHERE a.facility_id = ${facility.id}::uuid`,
  );
  if (!books) return fail({ code: 'not-found' });
  const month = query.month ?? null;
  const entries = await rows(
    ctx.db,
    lineSchema,
    sql`
      SELECT e.seq, e.kind, e.amount_cents AS "amountCents", e.balance_cents AS "balanceCents", e.posted_on::text AS "postedOn",
        e.case_id AS "caseId", c.number AS "caseNumber", o.kind AS "ofKind", o.posted_on::text AS "ofOn", e.rule, e.note,
        e.by_name AS "byName", NOT EXISTS (
          SELECT 1 FROM ledger_entry n WHERE n.facility_id = e.facility_id AND n.of_seq = e.seq AND NOT EXISTS (
            SELECT 1 FROM ledger_entry r WHERE r.facility_id = n.facility_id AND r.of_seq = n.seq)) AS "isInForce"
      FROM ledger_entry e
        LEFT JOIN registry_case c ON c.facility_id = e.facility_id AND c.id = e.case_id
        LEFT JOIN ledger_entry o ON o.facility_id = e.facility_id AND o.seq = e.of_seq
      WHERE e.facility_id = ${facility.id}::uuid
        ${query.before === undefined ? noSql : sql`AND e.seq < ${query.before}::int`}
        ${month === null ? noSql : sql`AND e.posted_on >= ${firstOf(month)}::date AND e.posted_on < ${firstOf(monthAfter(month))}::date`}
      ORDER BY e.seq DESC LIMIT ${pageSize + 1}`,
  );
  await audit(ctx, {
    action: 'ledger.look',
    objectKind: 'ledger',
    objectId: facility.id,
    facilityId: facility.id,
  });
  const page = entries.slice(0, pageSize);
  const subject = { facilityId: facility.id, physicianNpi: null };
  const mayRecord = may(ctx.actor, 'ledger.record', subject) === 'yes';
  const covered = casesCovered(ctx, books.balanceCents);
  return ok({
    facilityId: facility.id,
    facilityName: facility.name,
    registryNumber: facility.registryNumber,
    zoneWords: zoneWords(facility.zone),
    balanceWords: sayMoney(books.balanceCents),
    minimumWords: sayMoney(books.minimumCents),
    minimumTyped: plainMoney(books.minimumCents),
    feeWords: sayMoney(ctx.caseFeeCents),
    casesCovered: covered,
    standing: standingOf(ctx, books.balanceCents, books.minimumCents),
    months:
      books.firstOn === null
        ? []
        : monthsBetween(monthOf(books.firstOn), monthOf(today))
            .slice(0, mostMonths)
            .map((each) => ({ month: each, words: sayMonth(each) })),
    month,
    lines: page.map((entry) => lineOf(entry, mayRecord)),
    hasEntries: books.firstOn !== null,
    next: entries.length > pageSize ? (page.at(-1)?.seq ?? null) : null,
    maySetMinimum: may(ctx.actor, 'ledger.setMinimum', subject) === 'yes',
    mayRecord,
    rules: [
      { id: caseFee.id, says: `${caseFee.says}: ${sayMoney(ctx.caseFeeCents)}.`, cites: caseFee.cites },
      ...refundRules.map(({ id, says, isRefunded, cites }) => ({
        id,
        says: `${says} ${isRefunded ? 'The fee is given back.' : 'The fee is kept.'}`,
        cites,
      })),
      { ...refundTakenBack, says: `${refundTakenBack.says} The refund is taken back.` },
    ],
  });
}

/** Where a balance stands: enough, below the minimum, or not enough for one case. */
export function standingOf(
  { caseFeeCents }: Pick<Ctx, 'caseFeeCents'>,
  balanceCents: number,
  minimumCents: number,
): LedgerView['standing'] {
  if (balanceCents < caseFeeCents) return 'out';
  return balanceCents < minimumCents ? 'low' : 'enough';
}

function firstOf(month: string): Day {
  return `${month}-01`;
}

function lineOf(entry: z.output<typeof lineSchema>, mayRecord: boolean): LedgerLine {
  return {
    seq: entry.seq,
    dayWords: sayDay(entry.postedOn, 'long'),
    what: entryWords(entry),
    why: whyWords(entry),
    caseId: entry.caseId,
    caseNumber: entry.caseNumber,
    amountWords: sayChange(entry.amountCents),
    isIncoming: entry.amountCents > 0,
    balanceWords: sayMoney(entry.balanceCents),
    byName: entry.byName,
    mayReverse: mayRecord && (entry.kind === 'deposit' || entry.kind === 'fee') && entry.isInForce,
  };
}
