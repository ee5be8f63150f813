import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { prepared, sql } from '../db/sql';
import type { AuditLine } from './audit';
import type { Ctx } from './context';

/** Where a row goes: a table, or a change of one that `case_write` knows (prisma/migrations); into the books before all else. */
type Place =
  | 'ledger_entry'
  | 'registry_case'
  | 'case_change'
  | 'physician'
  | 'entry'
  | 'signature'
  | 'case_event'
  | 'draft_closed'
  | 'verdict'
  | 'claim_superseded'
  | 'claim_document'
  | 'case_outlook'
  | 'answer'
  | 'audit';

/** One row to be written, by the names of its columns. */
export interface Write {
  readonly to: Place;
  readonly row: Readonly<Record<string, unknown>>;
}

const writtenSchema = z.tuple([z.object({ written: z.bigint().nullable() })]);

/** Writes all of it, or nothing, in one journey to the database, and in another where money moves. */
export async function writeAll(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const changes: Partial<Record<Place, Write['row'][]>> = {};
  for (const { to, row } of writes) changes[to] = [...(changes[to] ?? []), row];
  await writeLedger(ctx, changes.ledger_entry ?? []);
  writtenSchema.parse(
    await ctx.db.$queryRaw(
      prepared('case_write', sql`SELECT case_write(${JSON.stringify(changes)}::jsonb) AS written`),
    ),
  );
}

/** Entries of the ledger. Their facility's books are held before the audit is, as everywhere. */
async function writeLedger({ db }: Ctx, entries: readonly Write['row'][]): Promise<void> {
  if (entries.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO ledger_entry (facility_id, kind, amount_cents, at, posted_on, case_id, of_seq, rule, note, by_account, by_name)
    SELECT facility_id, kind, amount_cents, at, posted_on, case_id, of_seq, rule, note, by_account, by_name
    FROM jsonb_populate_recordset(NULL::ledger_entry, ${JSON.stringify(entries)}::jsonb)`);
}

/** A line of the audit as the last of what is written. */
export function auditWrite({ now, requestId }: Ctx, line: AuditLine): Write {
  return {
    to: 'audit',
    row: {
      id: uuidv7(),
      at: now,
      action: line.action,
      object_kind: line.objectKind,
      object_id: line.objectId ?? null,
      facility_id: line.facilityId ?? null,
      case_id: line.caseId ?? null,
      version: line.version ?? null,
      request_id: requestId,
      outcome: line.outcome ?? 'done',
    },
  };
}
