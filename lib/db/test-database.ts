import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type TestDatabase = {
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  /** Passes row security: for looking at what really is in the tables. */
  superuserUrl: string;
  close: () => Promise<void>;
};

/** A migrated, empty database of one's own, copied from the template that the run made. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, ownerUrl, appUrl, workerUrl, superuserUrl } = inject('testCluster');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await atServer(superuserUrl, [
    `CREATE DATABASE ${name} TEMPLATE ${template} OWNER registry_owner`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO registry_app, registry_worker`,
  ]);
  return {
    ownerUrl: inDatabase(ownerUrl, name),
    appUrl: inDatabase(appUrl, name),
    workerUrl: inDatabase(workerUrl, name),
    superuserUrl: inDatabase(superuserUrl, name),
    close: () => atServer(superuserUrl, [`DROP DATABASE ${name} WITH (FORCE)`]),
  };
}

async function atServer(connectionString: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function inDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: {
      template: string;
      ownerUrl: string;
      appUrl: string;
      workerUrl: string;
      superuserUrl: string;
    };
  }
}
