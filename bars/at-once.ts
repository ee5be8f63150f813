import type { Result } from '@/lib/domain/result';
import { registerCase } from '@/lib/usecases/register-case';
import { newCase, type TestCase } from '@/lib/usecases/test-story';
import {
  at,
  firstDay,
  type once,
  type PersonName,
  type TestWorld,
  testWorld,
} from '@/lib/usecases/test-world';
import type { Outcome } from './bar';

/** Something fifty people, or one impatient browser, do at the same moment. */
export interface AtOnce {
  readonly what: string;
  /** With a key of its own each time, or with the same. */
  readonly send: (key: ReturnType<typeof once>) => Promise<Result<unknown>>;
  /** How often it had its effect. */
  readonly effects: () => Promise<number>;
}

const together = 50;

/** Each form of a new case, and its registration, sent fifty times at once; `judge` says what is wrong with the answers. */
export async function sentAtOnce(
  rounds: number,
  judge: (sent: AtOnce, times: number) => Promise<readonly string[]>,
  breakIt?: (world: TestWorld) => Promise<unknown>,
): Promise<Outcome> {
  const world = await testWorld();
  const failures: string[] = [];
  let tried = 0;
  try {
    await breakIt?.(world);
    for (let round = 0; round < rounds; round += 1) {
      for await (const one of inTurn(world)) {
        failures.push(...(await judge({ ...one, send: (key) => patiently(() => one.send(key)) }, together)));
        tried += together;
      }
    }
  } finally {
    await world.close();
  }
  return { tried, failures };
}

/** Where a busy machine has no connection to give, the portal says so and nothing was begun: the sender tries again. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await send();
    } catch (error) {
      if (times === 30 || !String(error).includes('Unable to start a transaction')) throw error;
    }
  }
}

async function* inTurn(world: TestWorld): AsyncGenerator<AtOnce> {
  const mbi = world.newMbi();
  const answers = world.registration(firstDay, { mbi });
  yield {
    what: 'a registration',
    send: (key) =>
      world.act('registrar', at(firstDay), (ctx) =>
        registerCase(ctx, { answers, confirmSeparate: [], ...key }),
      ),
    effects: () => world.count('registry_case', 'mbi = $1', [mbi]),
  };
  const story = await newCase(world);
  yield await submission(world, story, 'pre-pet', 'physician', 2);
  yield await submission(world, story, 'completion', 'registrar', 8);
  yield await submission(world, story, 'report', 'registrar', 9, { reportText: 'Findings: none.' });
  yield await submission(world, story, 'post-pet', 'physician', 12);
}

async function submission(
  world: TestWorld,
  story: TestCase,
  form: 'pre-pet' | 'completion' | 'report' | 'post-pet',
  who: PersonName,
  day: number,
  fixed: Readonly<Record<string, unknown>> = {},
): Promise<AtOnce> {
  const when = at(story.day(day));
  const answers = await story.answers(form, when, fixed);
  const signed = who === 'physician' ? { signature: { name: 'Asha Iyer' } } : {};
  return {
    what: form,
    send: (key) => story.submit(who, when, { form, channel: 'account', answers, ...signed, ...key }),
    effects: () => world.count('entry', 'case_id = $1 AND form_id = $2', [story.id, form]),
  };
}
