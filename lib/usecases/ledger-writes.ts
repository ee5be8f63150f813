import { z } from 'zod';
import { sql } from '../db/sql';
import type { CaseStanding } from '../domain/cases/standing';
import { caseFee, refundRuleFor } from '../domain/ledger/fees';
import { type DueEntry, dueForCase, fallsBelow } from '../domain/ledger/ledger';
import { sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import type { Day } from '../domain/schedule/day';
import type { Ctx } from './context';
import type { EventRow } from './event-row';
import type { LoadedCase } from './load-case';
import { queueMessage } from './queue-message';
import { firstRow, rows } from './rows';
import type { Write } from './write-all';

/** Whose books an entry is for, and the day it is there. */
export interface BooksOf {
  readonly facilityId: string;
  readonly facilityName: string;
  readonly today: Day;
}

/** An entry with what only its kind has. */
export type NewEntry = DueEntry & { readonly caseId: string | null; readonly note: string | null };

/** The fee of a registration, or why the balance does not allow it. Who registers at the same moment waits here. */
export async function feeWrites(ctx: Ctx, books: BooksOf, caseId: string): Promise<Result<readonly Write[]>> {
  if (ctx.caseFeeCents === 0) return ok([]);
  const { balanceCents } = await heldBooks(ctx, books.facilityId);
  if (balanceCents < ctx.caseFeeCents) {
    return fail({
      code: 'wrong-state',
      says: `The balance of ${books.facilityName} is ${sayMoney(balanceCents)}, and registering a case costs ${sayMoney(ctx.caseFeeCents)}. Once the registry has recorded a deposit, this case can be registered; your answers are kept.`,
    });
  }
  return ok([
    await ledgerWrite(ctx, books, {
      kind: 'fee',
      amountCents: -ctx.caseFeeCents,
      ofSeq: null,
      rule: caseFee.id,
      caseId,
      note: null,
    }),
  ]);
}

const entrySchema = z.object({
  seq: z.number(),
  kind: z.enum(['deposit', 'fee', 'refund', 'reversal']),
  amountCents: z.number(),
  ofSeq: z.number().nullable(),
});

/** What the books of a case need after something happened to it: its fee given back by rule, or taken back again. */
export async function refundWrites(
  ctx: Ctx,
  { row, today, events }: LoadedCase,
  standing: CaseStanding,
): Promise<readonly Write[]> {
  // What a physician answers cancels no case, and the books are not theirs to see; a new case has nothing to give back.
  if (ctx.actor.role === 'physician' || ctx.actor.role === 'link' || !events.some(isLater)) return [];
  // While a form is open again nothing is said anew.
  if (events.at(-1)?.kind === 'formReopened') return [];
  const entries = await rows(
    ctx.db,
    entrySchema,
    sql`SELECT seq, kind, amount_cents AS "amountCents", of_seq AS "ofSeq" FROM ledger_entry
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid ORDER BY seq`,
  );
  const due = dueForCase(entries, refundRuleFor(standing.facts));
  if (!due) return [];
  const books = { facilityId: row.facilityId, facilityName: row.facilityName, today };
  return [await ledgerWrite(ctx, books, { ...due, caseId: row.id, note: null })];
}

function isLater({ kind }: EventRow): boolean {
  return kind !== 'registered' && kind !== 'confirmedSeparate';
}

/** One entry, and the warning to the managers where it takes the balance below the minimum. */
export async function ledgerWrite(ctx: Ctx, books: BooksOf, entry: NewEntry): Promise<Write> {
  const { balanceCents, minimumCents } = await heldBooks(ctx, books.facilityId);
  const afterCents = balanceCents + entry.amountCents;
  if (fallsBelow(minimumCents, balanceCents, afterCents)) await warn(ctx, books, afterCents, minimumCents);
  return {
    to: 'ledger_entry',
    row: {
      facility_id: books.facilityId,
      kind: entry.kind,
      amount_cents: entry.amountCents,
      at: ctx.now,
      posted_on: books.today,
      case_id: entry.caseId,
      of_seq: entry.ofSeq,
      rule: entry.rule,
      note: entry.note,
      by_account: ctx.actor.accountId,
      by_name: ctx.actor.name,
    },
  };
}

const booksSchema = z.object({ balanceCents: z.number(), minimumCents: z.number() });

/** A facility's balance, which nobody changes before this transaction has ended. */
async function heldBooks(ctx: Ctx, facilityId: string): Promise<z.output<typeof booksSchema>> {
  const books = await firstRow(
    ctx.db,
    booksSchema,
    sql`SELECT balance_cents AS "balanceCents", minimum_cents AS "minimumCents" FROM ledger_held(${facilityId}::uuid)`,
  );
  if (!books) throw new Error('A facility without books');
  return books;
}

async function warn(
  ctx: Ctx,
  { facilityId, facilityName }: BooksOf,
  balanceCents: number,
  minimumCents: number,
) {
  const managers = await rows(
    ctx.db,
    z.object({ email: z.string() }),
    sql`SELECT a.email FROM membership m JOIN account a ON a.id = m.account_id
      WHERE m.facility_id = ${facilityId}::uuid AND m.role = 'manager' AND a.disabled_at IS NULL ORDER BY a.email LIMIT 100`,
  );
  for (const { email } of managers) {
    await queueMessage(ctx, {
      kind: 'balanceLow',
      to: email,
      facilityId,
      facts: {
        facilityName,
        balance: sayMoney(balanceCents),
        minimum: sayMoney(minimumCents),
        fee: sayMoney(ctx.caseFeeCents),
        cases: casesCovered(ctx, balanceCents),
        path: '/facility/balance',
      },
    });
  }
}

/** How many more cases a balance pays for. */
export function casesCovered({ caseFeeCents }: Pick<Ctx, 'caseFeeCents'>, balanceCents: number): number {
  return caseFeeCents === 0 ? 0 : Math.max(0, Math.floor(balanceCents / caseFeeCents));
}
