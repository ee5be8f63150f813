import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Cluster, ensureDatabase, removeCluster, startCluster } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';

const prefix = 'tracer-test-';
const template = 'registry_template';

interface Started {
  readonly cluster: Cluster;
  readonly folder: string;
}

interface Shared {
  readonly started: Promise<Started>;
  users: number;
}

declare global {
  /** Each project of a run loads this module for itself. */
  var tracerTestCluster: Shared | undefined;
}

/** One PostgreSQL for a whole test run, with a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  globalThis.tracerTestCluster ??= { started: start(), users: 0 };
  const shared = globalThis.tracerTestCluster;
  shared.users += 1;
  const started = await shared.started;
  const { cluster } = started;
  project.provide('testCluster', {
    template,
    ownerUrl: cluster.ownerUrl('postgres'),
    appUrl: cluster.appUrl('postgres'),
    workerUrl: cluster.workerUrl('postgres'),
    superuserUrl: cluster.superuserUrl('postgres'),
  });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.tracerTestCluster = undefined;
    await end(started);
  };
}

async function start(): Promise<Started> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const started = { cluster: await startCluster({ folder, durable: false }), folder };
  const { cluster } = started;
  try {
    await ensureDatabase(cluster, template);
    await migrate(cluster.ownerUrl(template));
    return started;
  } catch (error) {
    await end(started);
    throw error;
  }
}

async function end({ cluster, folder }: Started): Promise<void> {
  await cluster.stop();
  await removeCluster(folder);
}

/** A run that was killed could not clean up. A folder in use refuses to be removed, and another user's is left to them. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(prefix)) await removeCluster(join(tmpdir(), name)).catch(() => undefined);
  }
}
