import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { prepared, sql } from '../db/sql';
import type { AuditLine } from './audit';
import type { Ctx } from './context';

/** Where a row goes: a table, or a change of one that `case_write` knows (prisma/migrations). */
type Place =
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

/** Writes all of it, or nothing, in one journey to the database. */
export async function writeAll(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const changes: Partial<Record<Place, Write['row'][]>> = {};
  for (const { to, row } of writes) changes[to] = [...(changes[to] ?? []), row];
  writtenSchema.parse(
    await ctx.db.$queryRaw(
      prepared('case_write', sql`SELECT case_write(${JSON.stringify(changes)}::jsonb) AS written`),
    ),
  );
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
