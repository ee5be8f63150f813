import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok } from '@/lib/domain/result';
import { type MessageTo, queueMessage } from './queue-message';
import { harborId, lakesideId, type PersonName, personNames, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = new Date('2026-03-02T15:00:00Z');
const closed: MessageTo = {
  kind: 'linkKilled',
  to: 'desk@lakeside.example',
  facilityId: lakesideId,
  facts: { facilityName: 'Lakeside', formTitle: 'Pre-PET form', path: '/cases/1' },
};

async function queued(id: string): Promise<{ messages: number; jobs: number }> {
  const { rows } = await world.superuser.query(
    `SELECT (SELECT count(*)::int FROM message WHERE id = $1) AS messages,
            (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE payload->>'id' = $1::text) AS jobs`,
    [id],
  );
  return rows[0];
}

const notThere: Problem = { code: 'not-found' };

describe('a queued message', () => {
  test('is there with its job when its cause is', async () => {
    const id = await world.done('registrar', at, async (ctx) => ok(await queueMessage(ctx, closed)));
    expect(await queued(id)).toEqual({ messages: 1, jobs: 1 });
  });

  test('is not there when its cause was undone', async () => {
    let id = '';
    await world.act('registrar', at, async (ctx) => {
      id = await queueMessage(ctx, closed);
      return fail(notThere);
    });
    expect(id).not.toBe('');
    expect(await queued(id)).toEqual({ messages: 0, jobs: 0 });
  });

  test('is seen by its facility and by the registry, and by nobody else', async () => {
    const id = await world.done('registrar', at, async (ctx) => ok(await queueMessage(ctx, closed)));
    const sees = async (name: PersonName) =>
      world.database.withActor(world.actors[name], (tx) => tx.models.message.count({ where: { id } }));
    const seers: PersonName[] = [];
    for (const name of personNames) if ((await sees(name)) === 1) seers.push(name);
    expect(seers).toEqual(['registrar', 'manager', 'administrator', 'auditor']);
  });

  test('is not sent in the name of another facility', async () => {
    const foreign = world.act('registrar', at, async (ctx) =>
      ok(await queueMessage(ctx, { ...closed, facilityId: harborId })),
    );
    const error: unknown = await foreign.catch((reason: unknown) => reason);
    expect(sqlStateOf(error)).toBe(sqlStates.forbidden);
  });

  test.each([
    ['a second address', { ...closed, to: 'a@b.example, c@d.example' }],
    ['a line break in the address', { ...closed, to: 'a@b.example\nBcc: c@d.example' }],
    [
      'a line break in what becomes a subject',
      { ...closed, facts: { ...closed.facts, formTitle: 'A\r\nBcc: c@d.example' } },
    ],
    ['an address of another portal', { ...closed, facts: { ...closed.facts, path: '//evil.example' } }],
    ['a fact that no message has', { ...closed, facts: { ...closed.facts, patient: 'Jane' } }],
  ] as const)('with %s is refused', async (_, message) => {
    await expect(
      world.act('registrar', at, async (ctx) => ok(await queueMessage(ctx, message))),
    ).rejects.toThrow();
  });

  test('cannot be changed by the portal, which does not see the queue', async () => {
    for (const sql of [
      "UPDATE message SET status = 'sent'",
      "INSERT INTO message (id, kind, recipient, facts, created_at) VALUES (gen_random_uuid(), 'recovery', 'a@b.example', '{}', now())",
      'DELETE FROM message',
      'SELECT * FROM graphile_worker.jobs',
      "SELECT graphile_worker.add_job('send-message')",
    ]) {
      const error: unknown = await world.database.pool.query(sql).catch((reason: unknown) => reason);
      expect(sqlStateOf(error), sql).toBe(sqlStates.forbidden);
    }
  });
});
