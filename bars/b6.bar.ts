import { v7 as uuid } from 'uuid';
import { seeded } from '@/lib/domain/forms/seeded';
import { findSession, openSession, sessionLife } from '@/lib/server/session/session-row';
import { saveDraft } from '@/lib/usecases/save-draft';
import { newCase } from '@/lib/usecases/test-story';
import { at, firstDay, type TestWorld, testWorld } from '@/lib/usecases/test-world';
import type { Bar, Outcome } from './bar';

const full = { assurance: 2, method: 'passkey' } as const;
const minute = 60_000;
/** Pauses of somebody who types: ordinary ones, and those around the ends of a session to the millisecond. */
const pauses = [
  1_000,
  19_999,
  2 * minute,
  9 * minute,
  14 * minute,
  sessionLife.idle - 1,
  sessionLife.idle,
  sessionLife.idle + 1,
  40 * minute,
  sessionLife.absolute,
];

/** What the server's clock says at a moment of the story. */
type Clock = (now: number) => Date;

export const bar: Bar = {
  id: 'B6',
  tries:
    'pauses of somebody who types, with an end of the session where the clock says so and every word kept',
  run: (size) => typing(size === 'long' ? 400 : 6, (now) => new Date(now)),
  controls: () => ({
    'the clock stands still': () => typing(1, () => new Date(at(firstDay))),
  }),
};

async function typing(stories: number, clock: Clock): Promise<Outcome> {
  const world = await testWorld();
  const failures: string[] = [];
  let tried = 0;
  try {
    for (let story = 0; story < stories; story += 1) {
      const found = await typed(world, story, clock);
      failures.push(...found.failures);
      tried += found.tried;
    }
  } finally {
    await world.close();
  }
  return { tried, failures };
}

/** One person types on one form over many pauses; a session that ended is opened again and the same is sent once more. */
async function typed(world: TestWorld, story: number, clock: Clock): Promise<Outcome> {
  const random = seeded(story + 1);
  const failures: string[] = [];
  const { id } = await newCase(world);
  const { accountId } = world.actors.physician;
  const clientId = uuid();
  const begin = at(firstDay).getTime();
  let now = begin;
  let opened = now;
  let seen = now;
  let secret = await openSession(world.database, accountId, clock(now), full);
  let version = 0;
  let words = '';
  const steps = 30;
  for (let step = 1; step <= steps; step += 1) {
    const pause = pauses[Math.floor(random() * pauses.length)] ?? minute;
    // A page that asks by itself in between keeps nothing alive.
    await findSession(world.database, secret, { now: clock(now + pause / 2), isBackground: true });
    now += pause;
    words = `${words} ${step}`.trim();
    const isOver = now - seen >= sessionLife.idle || now - opened >= sessionLife.absolute;
    const found = await findSession(world.database, secret, { now: clock(now), isBackground: false });
    if ((found.kind !== 'open') !== isOver)
      failures.push(`story ${story}, step ${step}: ${found.kind} ${pause} ms after the last sign of life`);
    if (found.kind === 'open') {
      // Being seen again within twenty seconds is not written down.
      seen = found.session.lastSeenAt.getTime();
    } else {
      secret = await openSession(world.database, accountId, clock(now), full);
      opened = now;
      seen = now;
    }
    const saved = await world.act('physician', new Date(now), (ctx) =>
      saveDraft(ctx, {
        caseId: id,
        form: 'pre-pet',
        channel: 'account',
        answers: { otherTreatment: words },
        baseVersion: version,
        clientId,
        clientSeq: step,
      }),
    );
    if (!saved.ok) failures.push(`story ${story}, step ${step}: not saved, ${saved.problem.code}`);
    else version = saved.value.version;
  }
  const [stored] = await world.rows('SELECT answers FROM draft WHERE case_id = $1 AND form_id = $2', [
    id,
    'pre-pet',
  ]);
  if (JSON.stringify(stored?.answers) !== JSON.stringify({ otherTreatment: words }))
    failures.push(`story ${story}: ${JSON.stringify(stored?.answers)} is kept of “${words}”`);
  return { tried: steps, failures };
}
