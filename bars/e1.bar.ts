import pg from 'pg';
import { testDatabase } from '@/lib/db/test-database';
import { seeded } from '@/lib/domain/forms/seeded';
import { CheckpointKey, newCheckpointKey } from '@/lib/keys/checkpoint-key';
import { chainAgain, fillAudit, sourceOn, tamper } from '@/lib/usecases/test-tampering';
import { type AuditVerdict, verifyAudit } from '@/lib/usecases/verify-audit';
import type { Bar, Outcome, Size } from './bar';

const lines = 120;
const key = CheckpointKey.from(newCheckpointKey());

export const bar: Bar = {
  id: 'E1',
  tries: 'random tamperings with the audit (columns, numbers, removed, inserted and swapped lines)',
  run: (size) => run(size),
  controls: (size) => ({ 'the hashes, which were made again': () => run(size, 'hashedAgain') }),
};

async function run(size: Size, control?: 'hashedAgain'): Promise<Outcome> {
  const base = await testDatabase();
  const client = new pg.Client({ connectionString: base.superuserUrl });
  await client.connect();
  const random = seeded(1_000);
  const failures: string[] = [];
  const times = size === 'long' ? 1_000 : 60;
  try {
    await fillAudit(client, random, lines);
    const untouched = await verdictOn(client);
    if (!untouched.isIntact) failures.push(`Untouched: ${untouched.says.join(' ')}`);
    for (let time = 0; time < times; time += 1) {
      await client.query('BEGIN');
      const { what, first } = await tamper(client, random, lines);
      if (control) await chainAgain(client);
      const { badLine, says } = await verdictOn(client);
      if (badLine !== String(first)) failures.push(`${what}: found ${badLine}. ${says.join(' ')}`);
      await client.query('ROLLBACK');
    }
  } finally {
    await client.end();
    await base.close();
  }
  return { tried: times, failures };
}

async function verdictOn(client: pg.Client): Promise<AuditVerdict> {
  if (!key) throw new Error('A new key that is none');
  const steps = verifyAudit(sourceOn(client), { keys: [key.public], file: null });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}
