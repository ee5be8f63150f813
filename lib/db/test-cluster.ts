import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, removeCluster, startCluster } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';

const template = 'registry_template';

/** One PostgreSQL for a whole test run, with a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tracer-test-'));
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
    superuserUrl: cluster.superuserUrl('postgres'),
  });
  return teardown;
}
