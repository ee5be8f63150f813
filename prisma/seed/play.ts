import type { Database } from '@/lib/db/client';
import { type Random, seeded, wholeFrom } from '@/lib/domain/forms/seeded';
import { addDays, type Day } from '@/lib/domain/schedule/day';
import { dayIn, startOf } from '@/lib/domain/schedule/zone';
import { recordDeposit } from '@/lib/usecases/record-deposit';
import { reverseEntry } from '@/lib/usecases/reverse-entry';
import { setMinimumBalance } from '@/lib/usecases/set-minimum-balance';
import type { Course } from './courses';
import { type FacilityName, facilities, type People } from './people';
import { Stage } from './stage';
import { Story } from './story';

/** One moment of a story. */
interface Moment {
  readonly at: Date;
  readonly happens: () => Promise<void>;
}

/** Once a day is enough to show what checkpoints are; milliseconds. */
const checkpointEvery = 86_400_000;

/** Plays all courses at once, moment by moment, so that numbers, entries and the audit come in the order of time. */
export async function playStories(
  database: Database,
  people: People,
  all: readonly Course[],
  now: Date,
  checkpoint: (at: Date) => Promise<void>,
): Promise<void> {
  const stage = new Stage(database, people);
  const random = seeded(41);
  const moments = [
    ...deposits(stage, now),
    ...all.flatMap((course) => momentsOf(stage, course, random, now)),
  ];
  let signedAt = 0;
  for (const { at, happens } of moments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    await happens();
    if (at.getTime() - signedAt < checkpointEvery) continue;
    await checkpoint(at);
    signedAt = at.getTime();
  }
}

/** What the facilities paid in, and a deposit that was recorded twice. Harbor PET Center comes to run low. */
function deposits(stage: Stage, now: Date): readonly Moment[] {
  const administrator = stage.people.byEmail('administrator@registry.example');
  const moment = (
    facility: FacilityName,
    ago: number,
    happens: (facilityId: string, at: Date) => Promise<unknown>,
  ) => {
    const { zone } = facilities[facility];
    const at = new Date(startOf(addDays(dayIn(zone, now), -ago), zone).getTime() + 10 * 3_600_000);
    return { at, happens: async () => void (await happens(stage.people.facilityIds[facility], at)) };
  };
  const deposit = (facility: FacilityName, ago: number, amount: string, reference: string) =>
    moment(facility, ago, (facilityId, at) =>
      stage.act(administrator, at, (ctx) =>
        recordDeposit(ctx, {
          facilityId,
          amount,
          reference,
          idempotencyKey: `${facilityId} ${reference} ${ago}`.replaceAll(' ', '-'),
          bodyHash: '0'.repeat(64),
        }),
      ),
    );
  return [
    deposit('lakeside', 96, '5,000.00', 'Check 20418'),
    deposit('lakeside', 95, '5,000.00', 'Check 20418'),
    moment('lakeside', 94, (facilityId, at) =>
      stage.act(administrator, at, (ctx) =>
        reverseEntry(ctx, { facilityId, seq: 2, reason: 'Check 20418 was recorded twice.' }),
      ),
    ),
    deposit('lakeside', 33, '15,000.00', 'Card payment 77120'),
    deposit('harbor', 96, '2,500.00', 'Check 1187'),
    moment('harbor', 95, (facilityId, at) =>
      stage.act(stage.people.byEmail('manager@harbor.example'), at, (ctx) =>
        setMinimumBalance(ctx, { facilityId, amount: '1,000.00' }),
      ),
    ),
  ];
}

function momentsOf(stage: Stage, course: Course, random: Random, now: Date): readonly Moment[] {
  const { zone } = facilities[course.facility];
  const today = dayIn(zone, now);
  const dayAgo = (ago: number): Day => addDays(today, -ago);
  const story = new Story(stage, course, dayAgo, seeded(wholeFrom(random, 1, 1_000_000)));
  const moments: Moment[] = [];
  const plan = (ago: number | undefined, hour: number, what: (at: Date) => Promise<void>) => {
    if (ago === undefined) return;
    if (ago < 1) throw new Error('A story goes up to yesterday');
    const at = new Date(
      startOf(dayAgo(ago), zone).getTime() + hour * 3_600_000 + wholeFrom(random, 0, 3_500) * 1000,
    );
    moments.push({ at, happens: () => what(at) });
  };
  plan(course.registeredAgo, 8, (at) => story.register(at));
  plan(course.prePet?.ago, 11, (at) => story.prePet(at));
  plan(course.completion?.ago, 14, (at) => story.completion(at));
  plan(course.report?.ago, 15, (at) => story.report(at));
  plan(course.postPet?.ago, 16, (at) => story.postPet(at));
  plan(course.link?.ago, 17, (at) => story.sendLink(at));
  plan(course.downloadedAgo, 18, (at) => story.download(at));
  plan(course.billedAgo, 19, (at) => story.bill(at));
  plan(course.paidAgo, 16, (at) => story.answered(at, 'paid'));
  plan(course.deniedAgo, 16, (at) => story.answered(at, 'denied'));
  if (course.begun) plan(1, 20, (at) => story.begin(at));
  return moments;
}
