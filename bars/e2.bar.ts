import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Database } from '@/lib/db/client';
import { testDatabase } from '@/lib/db/test-database';
import { seeded, wholeFrom } from '@/lib/domain/forms/seeded';
import { CheckpointFile } from '@/lib/keys/checkpoint-file';
import { CheckpointKey, newCheckpointKey } from '@/lib/keys/checkpoint-key';
import { cutTail, fillAudit, rewriteFrom, sourceOn } from '@/lib/usecases/test-tampering';
import { type AuditVerdict, verifyAudit } from '@/lib/usecases/verify-audit';
import { writeCheckpoint } from '@/lib/usecases/write-checkpoint';
import type { Bar, Outcome, Size } from './bar';

/** Lines between two checkpoints, and checkpoints. */
const between = 20;
const checkpoints = 6;
const lines = between * checkpoints;

export const bar: Bar = {
  id: 'E2',
  tries: 'audits with a cut tail or a new past, whose chain and head fit, against the checkpoints',
  run: (size) => run(size),
  controls: (size) => ({ 'the file of checkpoints': () => run(size, 'noFile') }),
};

async function run(size: Size, control?: 'noFile'): Promise<Outcome> {
  const key = CheckpointKey.from(newCheckpointKey());
  if (!key) throw new Error('A new key that is none');
  const folder = mkdtempSync(join(tmpdir(), 'tracer-bar-'));
  const file = new CheckpointFile(join(folder, 'checkpoints.jsonl'));
  const base = await testDatabase();
  const worker = new Database(base.workerUrl, { connections: 1 });
  const client = new pg.Client({ connectionString: base.superuserUrl });
  await client.connect();
  const random = seeded(7);
  const failures: string[] = [];
  const times = size === 'long' ? 400 : 24;
  const verdict = async (kept: CheckpointFile | null): Promise<AuditVerdict> => {
    const steps = verifyAudit(sourceOn(client), { keys: [key.public], file: kept?.read() ?? null });
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
    }
  };
  try {
    for (let nth = 1; nth <= checkpoints; nth += 1) {
      await fillAudit(client, random, between);
      const now = new Date(Date.UTC(2026, 9, 2, nth));
      await worker.asNobody((db) => writeCheckpoint({ db, now }, { key, file }));
    }
    const untouched = await verdict(file);
    if (!untouched.isIntact) failures.push(`Untouched: ${untouched.says.join(' ')}`);
    for (let time = 0; time < times; time += 1) {
      const line = wholeFrom(random, 2, lines - 1);
      await client.query('BEGIN');
      if (time % 2 === 0) {
        await cutTail(client, line);
        await client.query('DELETE FROM audit_checkpoint WHERE sequence > $1', [line]);
      } else {
        await rewriteFrom(client, line, lines);
        await client.query('DELETE FROM audit_checkpoint WHERE sequence >= $1', [line]);
      }
      const found = await verdict(control ? null : file);
      const [from, upTo] = time % 2 === 0 ? [line + 1, line + 1] : [line - between, line];
      const bad = Number(found.badLine ?? Number.NaN);
      if (!(bad >= from && bad <= upTo)) failures.push(`From line ${line} on: ${found.says.join(' ')}`);
      // The other way round: without the file nothing is seen, so it is the checkpoints that found it.
      if (!(await verdict(null)).isIntact) failures.push(`From line ${line} on the chain did not fit.`);
      await client.query('ROLLBACK');
    }
  } finally {
    await client.end();
    await worker.close();
    await base.close();
    rmSync(folder, { recursive: true });
  }
  return { tried: times, failures };
}
