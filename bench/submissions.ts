import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { atLeast, type Figure, rounded } from './figure';
import type { Databases } from './portal';
import { Visitor } from './visitor';
import { registrar, waitingCases } from './waiting-cases';

const clients = 8;
const rounds = 4;
const roundMilliseconds = 4_000;
const waiting = 12_000;

/**
 * Completion forms a second, submitted by eight clients at once, compared with requests a second to a bare route handler of
 * the same server: one for everybody that reads and parses the same body, finds that it is not for it, and answers. It asks
 * no database. Both are measured in turns. (A physician's form also proves the passphrase, which is slow on purpose and
 * says nothing about the portal.)
 */
export async function submissions(databases: Databases): Promise<Figure> {
  const superuserUrl = await databases.copy('submissions');
  const { ids: cases, body } = await waitingCases(superuserUrl, waiting);

  const portal = await databases.serve('submissions');
  const signedIn = new Visitor(portal.address);
  await signedIn.signIn(registrar);
  const visitors = Array.from({ length: clients }, () => signedIn.again());
  const submit = async (visitor: Visitor) => {
    const id = cases.pop();
    if (id === undefined) return false;
    const reply = await visitor.post(`/api/cases/${id}/forms/completion/submit`, body, {
      'idempotency-key': randomUUID(),
    });
    if (reply.status !== 201) throw new Error(`A form was not taken: ${reply.status} ${reply.body}`);
    return true;
  };
  const bare = async (visitor: Visitor) => {
    const reply = await visitor.post('/api/links/opened', body);
    if (reply.status !== 400) throw new Error(`The bare handler answered ${reply.status}`);
    return true;
  };

  await together(visitors, submit, 3_000);
  await together(visitors, bare, 2_000);
  const work = { submitted: { done: 0, seconds: 0 }, answered: { done: 0, seconds: 0 } };
  for (let round = 0; round < rounds && cases.length > 0; round += 1) {
    add(work.answered, await together(visitors, bare, roundMilliseconds));
    await pause(200);
    add(work.submitted, await together(visitors, submit, roundMilliseconds));
    await pause(200);
  }
  for (const visitor of [signedIn, ...visitors]) visitor.leave();
  await portal.stop();
  const submissionsPerSecond = work.submitted.done / work.submitted.seconds;
  const barePerSecond = work.answered.done / work.answered.seconds;
  return atLeast('submissions', submissionsPerSecond / barePerSecond, 0.4, {
    clients,
    submissionsPerSecond: rounded(submissionsPerSecond),
    barePerSecond: rounded(barePerSecond),
  });
}

interface Done {
  done: number;
  seconds: number;
}

function add(sum: Done, { done, seconds }: Done): void {
  sum.done += done;
  sum.seconds += seconds;
}

/** Lets each visitor work without a pause for so long, or until there is nothing left to do, and counts what was done. */
async function together(
  visitors: readonly Visitor[],
  work: (visitor: Visitor) => Promise<boolean>,
  milliseconds: number,
): Promise<Done> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    visitors.map(async (visitor) => {
      while (performance.now() < began + milliseconds && (await work(visitor))) done += 1;
    }),
  );
  return { done, seconds: (performance.now() - began) / 1000 };
}
