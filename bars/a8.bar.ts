import { vi } from 'vitest';
import { Database } from '@/lib/db/client';
import { patientTables } from '@/lib/db/patient-tables';
import type { Result } from '@/lib/domain/result';
import { auditTrail } from '@/lib/usecases/audit-trail';
import { completeness } from '@/lib/usecases/completeness';
import type { Ctx } from '@/lib/usecases/context';
import { facilityView } from '@/lib/usecases/facility-view';
import { findCases } from '@/lib/usecases/find-cases';
import { listFrame } from '@/lib/usecases/list-frame';
import { registerCase } from '@/lib/usecases/register-case';
import { type RequestedCase, requestsOfCase } from '@/lib/usecases/test-requests';
import { must, newCase } from '@/lib/usecases/test-story';
import {
  at,
  firstDay,
  lakesideId,
  okonkwo,
  once,
  type PersonName,
  personNames,
  type TestWorld,
  testWorld,
} from '@/lib/usecases/test-world';
import { waitingForms } from '@/lib/usecases/waiting-forms';
import type { Bar, Outcome } from './bar';

// The policy says yes to everybody and everything: whatever is refused below, row security refuses by itself.
vi.mock('@/lib/domain/access/policy', () => ({ policy: [], may: () => 'yes' }));

export const bar: Bar = {
  id: 'A8',
  tries: 'requests with the policy switched off',
  run: () => tryAll(1_000, async () => undefined),
  controls: () => ({
    'row security of cases': () =>
      tryAll(70, ({ superuser }) => superuser.query('ALTER TABLE registry_case DISABLE ROW LEVEL SECURITY')),
    'its force on the owner': () =>
      tryAll(70, ({ superuser }) => superuser.query('ALTER TABLE entry NO FORCE ROW LEVEL SECURITY')),
    'the end of a setting with its transaction': () =>
      tryAll(70, (_, { pool }) => pool.query("SELECT set_config('app.role', 'auditor', false)")),
  }),
};

/** Everything, in a world of its own that somebody may have spoilt. */
async function tryAll(
  lists: number,
  spoil: (world: TestWorld, database: Database) => Promise<unknown>,
): Promise<Outcome> {
  const world = await testWorld();
  try {
    const scene = await stage(world);
    const database = new Database(world.base.appUrl, { connections: 2 });
    try {
      await spoil(world, database);
      const alone = await rowSecurityAlone(world, database, scene);
      const interleaved = await withoutCrossTalk(world, database, scene, lists);
      return {
        tried: alone.tried + interleaved.tried + patientTables.length,
        failures: [...alone.failures, ...interleaved.failures, ...(await unforcedTables(world))],
      };
    } finally {
      await database.close();
    }
  } finally {
    await world.close();
  }
}

/** A case of each facility, and the words of Lakeside's patient. */
interface Scene {
  readonly requested: RequestedCase;
  readonly words: readonly string[];
  readonly numbers: Readonly<Record<PersonName, readonly string[]>>;
  readonly when: Date;
}

async function stage(world: TestWorld): Promise<Scene> {
  const mbi = world.newMbi();
  const story = await newCase(world, { familyName: 'Kanarlakeside', givenName: 'Kanargiven', mbi });
  await story.complete();
  const [entry] = await world.rows(
    "SELECT id, attachment_id FROM entry WHERE case_id = $1 AND form_id = 'report'",
    [story.id],
  );
  const harbor = await world.done('harborRegistrar', at(firstDay), (ctx) =>
    registerCase(ctx, {
      answers: world.registration(firstDay, { physician: okonkwo }),
      confirmSeparate: [],
      ...once(),
    }),
  );
  const here = [story.number];
  const there = [harbor.number];
  const both = [...here, ...there].toSorted();
  return {
    requested: { id: story.id, entryId: String(entry?.id), attachmentId: String(entry?.attachment_id) },
    words: ['Kanarlakeside', 'Kanargiven', mbi, story.number],
    numbers: {
      registrar: here,
      manager: here,
      physician: here,
      harborRegistrar: there,
      physician2: there,
      administrator: both,
      auditor: both,
    },
    when: at(story.day(13)),
  };
}

const strangers: readonly PersonName[] = ['harborRegistrar', 'physician2'];

const lists: Readonly<Record<string, (ctx: Ctx) => Promise<Result<unknown>>>> = {
  findCases: (ctx) => findCases(ctx, { tab: 'all', sort: 'number' }),
  findCasesThere: (ctx) => findCases(ctx, { tab: 'all', sort: 'number', facilityId: lakesideId }),
  search: (ctx) => findCases(ctx, { tab: 'all', sort: 'number', search: 'Kanarlakeside' }),
  listFrame: (ctx) => listFrame(ctx),
  waitingForms: (ctx) => waitingForms(ctx),
  completeness: (ctx) => completeness(ctx),
  auditTrail: (ctx) => auditTrail(ctx, {}),
  facilityView: (ctx) => facilityView(ctx, { facilityId: lakesideId }),
};

/** Every request of Lakeside's case and every list, as people who have nothing to do with it. */
async function rowSecurityAlone(world: TestWorld, database: Database, { requested, words, when }: Scene) {
  const failures: string[] = [];
  let tried = 0;
  const before = await world.rows(contents);
  for (const who of strangers) {
    const asked = async (name: string, work: (ctx: Ctx) => Promise<Result<unknown>>) => {
      const said = await answerTo(database, world, who, when, work);
      tried += 1;
      for (const word of words) if (said.includes(word)) failures.push(`${who} ${name}: shows ${word}`);
      if (name in requestsOfCase && !said.startsWith('refused')) failures.push(`${who} ${name}: ${said}`);
    };
    for (const [name, request] of Object.entries(requestsOfCase)) {
      await asked(name, (ctx) => request(ctx, requested));
    }
    for (const [name, list] of Object.entries(lists)) await asked(name, list);
  }
  const isOff = await answerTo(database, world, 'harborRegistrar', when, (ctx) => completeness(ctx));
  if (!isOff.startsWith('given')) failures.push('the policy is not switched off, so this proves nothing');
  const after = await world.rows(contents);
  if (JSON.stringify(before) !== JSON.stringify(after)) failures.push('a stranger changed the case');
  return { tried, failures };
}

/** What a stranger could have changed, in numbers. */
const contents = `SELECT (SELECT count(*) FROM entry) AS entries, (SELECT count(*) FROM draft) AS drafts,
  (SELECT count(*) FROM attachment) AS attachments, (SELECT count(*) FROM case_event) AS events,
  (SELECT count(*) FROM claim_document) AS documents, (SELECT sum(version) FROM registry_case) AS versions`;

/** All that a request answers, files as their text; an error of the database is a refusal too. */
async function answerTo(
  database: Database,
  world: TestWorld,
  who: PersonName,
  when: Date,
  work: (ctx: Ctx) => Promise<Result<unknown>>,
): Promise<string> {
  try {
    const done = await database.withActor(world.actors[who], (db) => work(world.ctx(who, when, { db })));
    return done.ok ? `given ${JSON.stringify(done.value)}` : `refused ${JSON.stringify(done.problem)}`;
  } catch (error) {
    return `refused ${error instanceof Error ? error.message : 'with an error'}`;
  }
}

/** Lists of everybody, eight at a time on two connections: each holds its own cases and nobody else's. */
async function withoutCrossTalk(
  world: TestWorld,
  database: Database,
  { numbers, when }: Scene,
  lists: number,
) {
  const failures: string[] = [];
  const asked = Array.from(
    { length: lists },
    (_, index) => personNames[(index * 5) % personNames.length] ?? 'auditor',
  );
  const left = asked.values();
  const work = async () => {
    for (const who of left) {
      const found = await database.withActor(world.actors[who], async (db) =>
        must(await findCases(world.ctx(who, when, { db }), { tab: 'all', sort: 'number' })),
      );
      const outside = await database.pool.query('SELECT count(*)::int AS n FROM registry_case');
      if (Number(outside.rows[0]?.n) !== 0)
        failures.push('a connection speaks for somebody after its transaction');
      const seen = found.rows.map(({ number }) => number).toSorted();
      if (JSON.stringify(seen) !== JSON.stringify(numbers[who]))
        failures.push(`${who} is shown ${seen.join(', ')}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return { tried: asked.length, failures };
}

/** Tables of patients on which the catalogue does not say that row security is forced. */
async function unforcedTables(world: TestWorld): Promise<readonly string[]> {
  const rows = await world.rows(
    `SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity`,
  );
  const forced = rows.map(({ relname }) => relname);
  return patientTables.filter((table) => !forced.includes(table)).map((table) => `${table} is not forced`);
}
