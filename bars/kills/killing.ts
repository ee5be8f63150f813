import { setTimeout as pause } from 'node:timers/promises';
import { openDatabases, type Portal } from '@/bench/portal';
import { waitingCases } from '@/bench/waiting-cases';
import type { Outcome } from '../bar';
import { type Submitting, submitAll } from './submitting';
import { brokenSubmissions } from './wholeness';

export interface Plan {
  readonly submissions: number;
  readonly kills: number;
  /** False for the control. */
  readonly isKeyKept?: boolean;
}

/** Kills something again and again, at moments that have nothing to do with the work, while forms are submitted. */
export async function killing(
  name: string,
  { submissions, kills, isKeyKept = true }: Plan,
  prepare: (
    portal: Portal,
  ) => Promise<{ readonly kill: () => Promise<void>; readonly stop: () => Promise<void> }>,
): Promise<Outcome> {
  const databases = await openDatabases();
  try {
    const superuserUrl = await databases.copy(name);
    const { ids, body } = await waitingCases(superuserUrl, submissions);
    const portal = await databases.serve(name);
    const { kill, stop } = await prepare(portal);
    const work = await submitAll(portal.address, { ids, body }, isKeyKept);
    let killed = 0;
    while (work.acknowledged.length + work.strange.length < ids.length) {
      if (killed < kills && work.acknowledged.length >= (killed + 0.5) * (ids.length / kills)) {
        await pause(Math.random() * 150);
        await kill();
        killed += 1;
      }
      await pause(10);
    }
    await work.done;
    const failures = [
      ...(killed < kills ? [`Only ${killed} of ${kills} kills.`] : []),
      ...strangeOf(work),
      ...(await brokenSubmissions(superuserUrl, ids, work.acknowledged)),
    ];
    console.log(`${killed} kills; the slowest submission took ${work.longest} ms`);
    await stop();
    await portal.stop();
    return { tried: ids.length, failures };
  } finally {
    await databases.stop();
  }
}

function strangeOf({ strange }: Submitting): string[] {
  return strange.length === 0 ? [] : [`${strange.length} strange answers, as: ${strange[0]}`];
}
