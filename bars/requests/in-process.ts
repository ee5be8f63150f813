import { onTestFinished } from 'vitest';
import { portalDatabase } from '@/lib/server/database';
import type { Handler } from '@/lib/server/http/operation';
import { hashPassphrase } from '@/lib/server/passphrase';
import { openSession } from '@/lib/server/session/session-row';
import {
  cookieOfSecret,
  full,
  setTestEnvironment,
  testAddress,
  testPassphrase,
} from '@/lib/server/test-portal';
import { newCase } from '@/lib/usecases/test-story';
import { at, dayOf, personNames, type TestWorld, testWorld } from '@/lib/usecases/test-world';
import type { DrawnRequest, Place } from './drawn-requests';

/** The handlers of the API on a database of their own, with cases in several states. */
export interface InProcess extends Place {
  /** The status of the answer, or null for a request that no client could send. */
  readonly ask: (handler: Handler, request: DrawnRequest) => Promise<number | null>;
}

let opened: Promise<InProcess> | undefined;

/** The one of this process: what the handlers know of their database, they keep. It is gone when the test is. */
export function inProcess(): Promise<InProcess> {
  opened ??= open();
  return opened;
}

async function open(): Promise<InProcess> {
  const world = await testWorld();
  setTestEnvironment(world.base.appUrl);
  await world.rows('UPDATE account SET passphrase_hash = $1, version = version + 1', [
    await hashPassphrase(testPassphrase),
  ]);
  const ids = await storeCases(world);
  const cookies = new Map<string, string>();
  onTestFinished(async () => {
    await portalDatabase().close();
    await world.close();
  });
  return {
    people: personNames,
    ids,
    ask: async (handler, request) => {
      const person = personNames.find((name) => name === request.as);
      if (person && !cookies.has(person)) {
        const { accountId } = world.actors[person];
        cookies.set(
          person,
          await cookieOfSecret(await openSession(portalDatabase(), accountId, new Date(), full)),
        );
      }
      const sent = requestOf(handler, request, person && cookies.get(person));
      if (!sent) return null;
      const answer = await handler(sent, { params: Promise.resolve(request.params) });
      await answer.arrayBuffer();
      if (answer.status === 401 && person) cookies.delete(person);
      return answer.status;
    },
  };
}

function requestOf(handler: Handler, request: DrawnRequest, cookie: string | undefined): Request | null {
  const path = handler.operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((request.params[name] ?? '').replaceAll(/\p{Cs}/gu, '')),
  );
  try {
    return new Request(`${testAddress}${path}${request.query === '' ? '' : `?${request.query}`}`, {
      method: request.method,
      headers: { ...(cookie === undefined ? {} : { cookie }), ...request.headers },
      ...(request.body === null ? {} : { body: new Uint8Array(request.body) }),
    });
  } catch {
    return null;
  }
}

/** A case that only began, one with its scan, and one that can be billed. */
async function storeCases(world: TestWorld): Promise<Place['ids']> {
  const today = dayOf(new Date());
  const begun = await newCase(world, { scheduledOn: today }, new Date());
  const scanned = await newCase(world, {}, at(dayOf(new Date(Date.now() - 8 * 86_400_000))));
  await scanned.prePet();
  await scanned.completion(at(scanned.day(7), 18));
  const complete = await newCase(world, {}, at(dayOf(new Date(Date.now() - 14 * 86_400_000))));
  await complete.complete();
  const of = async (table: string) =>
    (await world.rows(`SELECT id FROM ${table}`)).map(({ id }) => String(id));
  return {
    id: [begun.id, scanned.id, complete.id],
    entryId: await of('entry'),
    attachmentId: await of('attachment'),
  };
}
