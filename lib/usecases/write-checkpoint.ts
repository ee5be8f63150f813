import { z } from 'zod';
import type { Tx } from '../db/client';
import { sql } from '../db/sql';
import type { CheckpointFile } from '../keys/checkpoint-file';
import type { Checkpoint, CheckpointKey } from '../keys/checkpoint-key';
import { firstRow } from './rows';

/** When the next checkpoint is due: so many lines after the last one, or so long, whichever comes first. */
const dueAfter = { lines: 1_000n, milliseconds: 5 * 60 * 1000 } as const;

const mineSchema = z.object({ mine: z.boolean() });
const headSchema = z.object({ sequence: z.bigint(), hash: z.instanceof(Uint8Array) });
const lastSchema = z.object({ sequence: z.bigint(), at: z.date() });

/**
 * Signs the audit as it stands now, when a checkpoint is due: first in the file, then in the table, so that the table never
 * knows one that the file does not. One process at a time; null when none is due or another process is at it.
 */
export async function writeCheckpoint(
  { db, now }: { readonly db: Tx; readonly now: Date },
  { key, file }: { readonly key: CheckpointKey; readonly file: CheckpointFile },
): Promise<Checkpoint | null> {
  const lock = await firstRow(
    db,
    mineSchema,
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended('audit checkpoint', 0)) AS mine`,
  );
  if (!lock?.mine) return null;
  const head = await firstRow(db, headSchema, sql`SELECT sequence, hash FROM registry_audit_head()`);
  const last = await firstRow(
    db,
    lastSchema,
    sql`SELECT sequence, at FROM audit_checkpoint ORDER BY sequence DESC LIMIT 1`,
  );
  const lines = (head?.sequence ?? 0n) - (last?.sequence ?? 0n);
  const age = last ? now.getTime() - last.at.getTime() : Number.POSITIVE_INFINITY;
  if (!head || lines <= 0n || (lines < dueAfter.lines && age < dueAfter.milliseconds)) return null;
  const checkpoint = key.sign({
    sequence: head.sequence,
    hash: Buffer.from(head.hash),
    at: now,
    previous: last?.sequence ?? 0n,
  });
  file.append(checkpoint);
  await db.$executeRaw(sql`
    INSERT INTO audit_checkpoint (sequence, hash, at, previous, key, signature) VALUES (
      ${checkpoint.sequence}::bigint, ${checkpoint.hash}, ${now}::timestamptz, ${checkpoint.previous}::bigint,
      ${checkpoint.key}, ${checkpoint.signature})`);
  return checkpoint;
}
