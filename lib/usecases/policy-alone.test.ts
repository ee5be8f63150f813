import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '../db/client';
import type { Result } from '../domain/result';
import { auditTrail } from './audit-trail';
import { checkRegistration } from './check-registration';
import { completeness } from './completeness';
import type { Ctx } from './context';
import { facilityView } from './facility-view';
import { findCases } from './find-cases';
import { listFrame } from './list-frame';
import { openRegistration } from './open-registration';
import { registerCase } from './register-case';
import { requestsOfCase } from './test-requests';
import { newCase, type TestCase } from './test-story';
import {
  at,
  harborId,
  lakesideId,
  once,
  type PersonName,
  personNames,
  type TestWorld,
  testWorld,
} from './test-world';
import { waitingForms } from './waiting-forms';

/**
 * The use cases on a connection that passes row security: what they refuse here, the policy refuses by itself. (That row
 * security refuses by itself is proved in lib/db.)
 */
let world: TestWorld;
let open: Database;
let story: TestCase;
let entryId: string;
let attachmentId: string;
beforeAll(async () => {
  world = await testWorld();
  open = new Database(world.base.superuserUrl, { connections: 2 });
  story = await newCase(world);
  await story.complete();
  const [entry] = await world.rows(
    "SELECT id, attachment_id FROM entry WHERE case_id = $1 AND form_id = 'report'",
    [story.id],
  );
  entryId = String(entry?.id);
  attachmentId = String(entry?.attachment_id);
});
afterAll(async () => {
  await open.close();
  await world.close();
});

const foreign: readonly PersonName[] = ['harborRegistrar', 'physician2'];

async function asked<T>(who: PersonName, work: (ctx: Ctx) => Promise<Result<T>>): Promise<string> {
  const when = at(story.day(13));
  const done = await open.withActor(world.actors[who], (db) => work(world.ctx(who, when, { db })));
  return done.ok ? 'yes' : done.problem.code;
}

function ofCase(name: string): (ctx: Ctx) => Promise<Result<unknown>> {
  const work = requestsOfCase[name];
  if (!work) throw new Error(name);
  return (ctx) => work(ctx, { id: story.id, entryId, attachmentId });
}

describe.each(foreign)('%s', (who) => {
  test.each(Object.keys(requestsOfCase))('%s: not found', async (name) => {
    expect(await asked(who, ofCase(name))).toBe('not-found');
  });
});

async function vouchedFor<T>(
  vouchedBy: string,
  of: TestCase,
  work: (ctx: Ctx) => Promise<Result<T>>,
): Promise<Result<T>> {
  const when = at(of.day(1));
  const proof = { provedAt: when, provedBy: 'passkey' } as const;
  const actor = { ...world.actors.physician, ...proof, vouchedBy };
  return open.withActor(actor, (db) => work(world.ctx('physician', when, { db, actor })));
}

describe('a physician whom another facility vouches for', () => {
  test.each(Object.keys(requestsOfCase))('%s: not found', async (name) => {
    expect(await vouchedFor(harborId, story, ofCase(name))).toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('what may only be looked at is not changed', () => {
  const changing = [
    'saveDraft',
    'submitPrePet',
    'submitCompletion',
    'submitPaper',
    'attachReport',
    'attachPage',
    'claimSupport',
    'billCase',
    'confirmSeparate',
  ];
  test.each(
    (['administrator', 'auditor'] as const).flatMap((who) => changing.map((name) => [who, name] as const)),
  )('%s %s', async (who, name) => {
    expect(await asked(who, ofCase(name))).toBe('not-allowed');
  });
  test.each([
    'submitCompletion',
    'submitPaper',
    'openPaper',
    'attachReport',
    'attachPage',
    'claimSupport',
    'billCase',
    'confirmSeparate',
  ])('physician %s', async (name) => {
    expect(await asked('physician', ofCase(name))).toBe('not-allowed');
  });
  test.each(['openForm', 'submitPrePet', 'readDraft'])('registrar %s', async (name) => {
    expect(await asked('registrar', ofCase(name))).toBe('not-allowed');
  });
});

const ofARole: Readonly<
  Record<
    string,
    { readonly work: (ctx: Ctx) => Promise<Result<unknown>>; readonly roles: readonly PersonName[] }
  >
> = {
  registerCase: {
    work: (ctx) => registerCase(ctx, { answers: {}, confirmSeparate: [], ...once() }),
    roles: ['registrar', 'manager', 'harborRegistrar'],
  },
  checkRegistration: {
    work: (ctx) => checkRegistration(ctx, {}),
    roles: ['registrar', 'manager', 'harborRegistrar'],
  },
  openRegistration: {
    work: (ctx) => openRegistration(ctx, { draftId: uuid() }),
    roles: ['registrar', 'manager', 'harborRegistrar'],
  },
  waitingForms: { work: (ctx) => waitingForms(ctx), roles: ['physician', 'physician2'] },
  completeness: { work: (ctx) => completeness(ctx), roles: ['administrator', 'auditor'] },
  auditTrail: { work: (ctx) => auditTrail(ctx, {}), roles: ['administrator', 'auditor'] },
  facilityOfLakeside: {
    work: (ctx) => facilityView(ctx, { facilityId: lakesideId }),
    roles: ['registrar', 'manager', 'administrator', 'auditor'],
  },
  listOfLakeside: {
    work: (ctx) => findCases(ctx, { tab: 'all', sort: 'number', facilityId: lakesideId }),
    roles: ['registrar', 'manager', 'administrator', 'auditor'],
  },
};

describe.each(Object.keys(ofARole))('%s', (name) => {
  test.each(personNames)('%s', async (who) => {
    const asks = ofARole[name];
    if (!asks) throw new Error(name);
    const answer = await asked(who, asks.work);
    if (asks.roles.includes(who)) expect(['yes', 'answers']).toContain(answer);
    else expect(['not-allowed', 'not-found']).toContain(answer);
  });
});

test.each([
  ['registrar', 1],
  ['harborRegistrar', 0],
  ['physician', 1],
  ['physician2', 0],
  ['administrator', 1],
] as const)('the lists of the %s hold what is theirs', async (who, expected) => {
  const when = at(story.day(13));
  const done = await open.withActor(world.actors[who], async (db) => {
    const ctx = world.ctx(who, when, { db });
    const list = await findCases(ctx, { tab: 'all', sort: 'number' });
    const frame = await listFrame(ctx);
    return { list, frame };
  });
  expect(done.list.ok && done.list.value.rows.length).toBe(expected);
  expect(done.frame.ok && done.frame.value.counts.readyToBill.count).toBe(expected);
  expect(done.frame.ok && done.frame.value.counts.all.count).toBe(expected);
});

// The last: it leaves a case behind.
test('a physician whom another facility vouches for is shown none of its cases in a list', async () => {
  const waits = await newCase(world);
  const shown = async (vouchedBy: string) => {
    const all = await vouchedFor(vouchedBy, waits, (ctx) => findCases(ctx, { tab: 'all', sort: 'number' }));
    const waiting = await vouchedFor(vouchedBy, waits, waitingForms);
    return [all.ok && all.value.rows.length, waiting.ok && waiting.value.length];
  };
  expect(await shown(lakesideId)).toEqual([1, 1]);
  expect(await shown(harborId)).toEqual([0, 0]);
});
