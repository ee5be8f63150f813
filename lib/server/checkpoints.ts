import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { Database } from '@/lib/db/client';
import { Trouble } from '@/lib/db/trouble';
import { CheckpointFile } from '@/lib/keys/checkpoint-file';
import { CheckpointKey } from '@/lib/keys/checkpoint-key';
import type { Settings } from '@/lib/server/env';
import { logFailure } from '@/lib/server/log';
import { writeCheckpoint } from '@/lib/usecases/write-checkpoint';

/** Looks every second whether a checkpoint of the audit is due, until it is stopped. The worker does this. */
export function keepCheckpoints(
  database: Database,
  settings: Settings,
): { readonly stop: () => Promise<void> } {
  const places = checkpointPlaces(settings);
  const stopping = new AbortController();
  const work = async () => {
    while (!stopping.signal.aborted) {
      try {
        await database.asNobody((db) => writeCheckpoint({ db, now: new Date() }, places));
      } catch (error) {
        logFailure(error, { route: 'checkpoint', requestId: uuid() });
      }
      await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = work();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** The key that signs checkpoints and the file that keeps them. */
export function checkpointPlaces({
  checkpointKey,
  checkpointFile,
}: Pick<Settings, 'checkpointKey' | 'checkpointFile'>): {
  readonly key: CheckpointKey;
  readonly file: CheckpointFile;
} {
  const key = CheckpointKey.from(checkpointKey);
  if (!key) throw new Trouble('REGISTRY_CHECKPOINT_KEY: it is no Ed25519 private key and no file with one.');
  return { key, file: new CheckpointFile(checkpointFile) };
}
