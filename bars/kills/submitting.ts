import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Visitor } from '@/bench/visitor';
import { registrar, type WaitingCases } from '@/bench/waiting-cases';

/** A form that the portal said it took. */
export interface Acknowledged {
  readonly caseId: string;
  readonly receipt: string;
}

/** Eight people who submit forms and try again, with the same key, until they are told that it was taken. */
export interface Submitting {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers that nobody should get. */
  readonly strange: string[];
  /** The longest time, in milliseconds, from a first failure to the answer. */
  longest: number;
  readonly done: Promise<void>;
}

const clients = 8;
const patience = 180_000;
const answered = z.object({ receipt: z.string() });

/** Without `isKeyKept` each attempt has a key of its own, which must be seen: the first may have had its effect. */
export async function submitAll(
  address: string,
  { ids, body }: WaitingCases,
  isKeyKept: boolean,
): Promise<Submitting> {
  const signedIn = new Visitor(address);
  await signedIn.signIn(registrar);
  const acknowledged: Acknowledged[] = [];
  const waiting = [...ids];
  const work: Submitting = { acknowledged, strange: [], longest: 0, done: Promise.resolve() };
  const one = async () => {
    let visitor = signedIn.again();
    for (let caseId = waiting.pop(); caseId !== undefined; caseId = waiting.pop()) {
      let key = randomUUID();
      const began = Date.now();
      for (;;) {
        const reply = await visitor
          .post(`/api/cases/${caseId}/forms/completion/submit`, body, { 'idempotency-key': key })
          .catch(() => null);
        if (reply?.status === 201) {
          acknowledged.push({ caseId, receipt: answered.parse(JSON.parse(reply.body)).receipt });
          break;
        }
        if (reply !== null && reply.status !== 503 && reply.status !== 429) {
          work.strange.push(`${reply.status} ${reply.body.slice(0, 300)}`);
          break;
        }
        if (Date.now() - began > patience) {
          work.strange.push(`no answer within ${patience / 1000} s`);
          break;
        }
        if (!isKeyKept) key = randomUUID();
        if (reply === null) {
          visitor.leave();
          visitor = signedIn.again();
        }
        await pause(50 + Math.random() * 100);
      }
      work.longest = Math.max(work.longest, Date.now() - began);
    }
    visitor.leave();
  };
  const done = Promise.all(Array.from({ length: clients }, one)).then(() => signedIn.leave());
  return Object.assign(work, { done });
}
