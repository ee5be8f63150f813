import fc from 'fast-check';
import { z } from 'zod';
import { operations } from '@/app/api/_shapes/operations';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import type { Handler } from '@/lib/server/http/operation';
import type { Bar, Outcome } from './bar';
import { type DrawnRequest, requestsTo } from './requests/drawn-requests';
import { inProcess } from './requests/in-process';
import { seedOfRun } from './seed';

export const bar: Bar = {
  id: 'C1',
  tries: 'generated requests',
  run: () => askHandlers(operations, 1_500),
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

function inShort({ body, ...request }: DrawnRequest): string {
  return `${JSON.stringify(request).slice(0, 1_000)} ${body?.toString('latin1').slice(0, 1_000) ?? ''}`;
}
