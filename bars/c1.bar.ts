import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { z } from 'zod';
import { operations } from '@/app/api/_shapes/operations';
import { openDatabases } from '@/bench/portal';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import type { Handler } from '@/lib/server/http/operation';
import type { Bar, Outcome } from './bar';
import { type DrawnRequest, requestsTo } from './requests/drawn-requests';
import { inProcess } from './requests/in-process';
import { overHttp } from './requests/over-http';
import { seedOfRun } from './seed';

export const bar: Bar = {
  id: 'C1',
  tries: 'generated requests',
  run: (size) => (size === 'long' ? askPortal(200_000) : askHandlers(operations, 1_500)),
  controls: () => ({ 'a day goes to the database as it was sent': () => askHandlers([careless], 60) }),
};

const careless = definePublicOperation({
  method: 'POST',
  path: '/api/careless',
  summary: 'Takes any text for a day.',
  body: jsonBody(z.strictObject({ on: z.string() })),
  answer: { status: 200, says: 'The day.', schema: z.unknown() },
  problems: [],
  run: async ({ database }, { body }) =>
    ok((await database.pool.query('SELECT $1::date AS on', [body.on])).rows[0]),
});

/** Asks the handlers themselves, one after the other. */
async function askHandlers(handlers: readonly Handler[], runs: number): Promise<Outcome> {
  const portal = await inProcess();
  const seed = seedOfRun();
  const failures: string[] = [];
  let tried = 0;
  for (const [index, handler] of handlers.entries()) {
    const drawn = fc.sample(requestsTo(handler.operation, portal), {
      seed: seed + index,
      numRuns: Math.ceil(runs / handlers.length),
    });
    for (const request of drawn) {
      const status = await portal.ask(handler, request).catch(String);
      if (status === null) continue;
      tried += 1;
      if (typeof status === 'string' || status >= 500)
        failures.push(`${status}: ${handler.operation.path} ${inShort(request)}; seed ${seed}`);
    }
  }
  return { tried, failures };
}

/** Asks the portal as it is run, eight at a time, and watches what its process holds. */
export async function askPortal(runs: number): Promise<Outcome> {
  const databases = await openDatabases();
  const portal = await overHttp(databases);
  const seed = seedOfRun();
  const failures: string[] = [];
  const drawn = portal.asked.map((asked) => ({ asked, arbitrary: requestsTo(asked, portal) }));
  let tried = 0;
  const batch = async (nth: number) => {
    const sent = drawn.flatMap(({ asked, arbitrary }, index) =>
      fc
        .sample(arbitrary, { seed: seed + nth * drawn.length + index, numRuns: 5 })
        .map((request) => ({ asked, request })),
    );
    tried += sent.length;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let next = sent.pop(); next; next = sent.pop()) {
          const status = await portal.ask(next.asked, next.request);
          if (status === 'cut off' ? !next.request.body : typeof status === 'string' || status >= 500)
            failures.push(
              `${status}: ${next.asked.method} ${next.asked.path} ${inShort(next.request)}; seed ${seed}`,
            );
        }
      }),
    );
  };
  try {
    let nth = 0;
    for (; tried < runs / 20; nth += 1) await batch(nth);
    const warm = await portal.memory();
    for (; tried < runs; nth += 1) await batch(nth);
    await pause(20_000);
    const after = await portal.memory();
    console.log(`held after a collection: ${warm.held} bytes, then ${after.held}`);
    if (after.pid !== warm.pid) failures.push('The server ended and came back.');
    if (after.held > warm.held * 1.1) failures.push(`It holds ${after.held} bytes, and held ${warm.held}.`);
  } finally {
    await portal.close();
    await databases.stop();
  }
  return { tried, failures };
}

function inShort({ body, ...request }: DrawnRequest): string {
  return `${JSON.stringify(request).slice(0, 1_000)} ${body?.toString('latin1').slice(0, 1_000) ?? ''}`;
}
