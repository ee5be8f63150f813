import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '@/lib/db/client';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { buildWorld, type PersonName, people } from '@/lib/db/test-world';
import { newCheckpointKey } from '@/lib/keys/checkpoint-key';
import { portalDatabase } from '@/lib/server/database';
import { hashPassphrase } from '@/lib/server/passphrase';
import { sessionCookie } from '@/lib/server/session/cookie';
import { openSession } from '@/lib/server/session/session-row';

/** A portal on a database of its own with the two facilities of `test-world.ts`, as its wrappers find it. */
export interface TestPortal {
  readonly database: Database;
  /** Passes row security: for looking at what really is in the tables, and for turning clocks back. */
  readonly superuser: pg.Client;
  readonly close: () => Promise<void>;
}

/** What everybody in the test portal signs in with. */
export const testPassphrase = 'correct horse battery staple';
/** Where the test portal believes to be. */
export const testAddress = 'http://portal.test';

export async function testPortal(): Promise<TestPortal> {
  const base: TestDatabase = await testDatabase();
  await buildWorld(base.superuserUrl);
  setTestEnvironment(base.appUrl);
  const superuser = new pg.Client({ connectionString: base.superuserUrl });
  await superuser.connect();
  await superuser.query('UPDATE account SET passphrase_hash = $1, version = version + 1', [
    await hashPassphrase(testPassphrase),
  ]);
  return {
    database: portalDatabase(),
    superuser,
    close: async () => {
      await superuser.end();
      await portalDatabase().close();
      await base.close();
    },
  };
}

/** What a portal asks of its environment, for one that serves this database. */
export function setTestEnvironment(databaseUrl: string): void {
  Object.assign(process.env, {
    REGISTRY_MODE: 'demo',
    REGISTRY_ENROLMENT_OPENS: '2020-01-01',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: testAddress,
    NEXTAUTH_SECRET: 'only for tests, only for tests, only for tests',
    REGISTRY_KEY: 'a key only for tests, a key only for tests',
    REGISTRY_CHECKPOINT_KEY: newCheckpointKey(),
    REGISTRY_CHECKPOINT_FILE: join(tmpdir(), `tracer-checkpoints-${randomUUID()}.jsonl`),
  });
}

/** The address that a person of the test portal signs in with. */
export function emailOf(name: PersonName): string {
  return `${name.toLowerCase()}@world.example`;
}

/** A session as somebody has it after both steps. */
export const full = { assurance: 2, method: 'passphrase+code' } as const;

/** The cookie of a new session, as a browser sends it. */
export async function cookieOf(name: PersonName, now = new Date()): Promise<string> {
  return cookieOfSecret(await openSession(portalDatabase(), people[name].accountId, now, full));
}

/** The cookie that carries this secret. */
export async function cookieOfSecret(secret: string): Promise<string> {
  return `${sessionCookie().name}=${secret}`;
}
