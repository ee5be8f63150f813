import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, removeCluster, startCluster } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';

const prefix = 'tracer-test-';
const template = 'registry_template';

/** One PostgreSQL for a whole test run, with a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const cluster = await startCluster({ folder, durable: false });
  const teardown = async () => {
    await cluster.stop();
    await removeCluster(folder);
  };
  try {
    await ensureDatabase(cluster, template);
    await migrate(cluster.ownerUrl(template));
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('testCluster', {
    template,
    ownerUrl: cluster.ownerUrl('postgres'),
    appUrl: cluster.appUrl('postgres'),
    workerUrl: cluster.workerUrl('postgres'),
    superuserUrl: cluster.superuserUrl('postgres'),
  });
  return teardown;
}

/** A run that was killed could not clean up. A folder in use refuses to be removed, and another user's is left to them. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(prefix)) await removeCluster(join(tmpdir(), name)).catch(() => undefined);
  }
}
