import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../domain/result';
import { completeness } from './completeness';
import { listMessages, type MessageQuery } from './list-messages';
import { queueMessage } from './queue-message';
import { lakesideId, type PersonName, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
const at = new Date('2026-03-02T15:00:00Z');

beforeAll(async () => {
  world = await testWorld();
  for (let n = 0; n < 60; n += 1) {
    await world.done('registrar', at, async (ctx) =>
      ok(
        await queueMessage(ctx, {
          kind: 'linkKilled',
          to: `desk${n}@lakeside.example`,
          facilityId: lakesideId,
          facts: { facilityName: 'Lakeside', formTitle: 'Pre-PET form', path: '/cases/1' },
        }),
      ),
    );
  }
  await world.superuser.query(
    `UPDATE message SET status = 'failed', failed_at = '2026-03-01T00:00:00Z', last_error = 'EENVELOPE-550', attempts = 2
     WHERE recipient = 'desk7@lakeside.example'`,
  );
  await world.superuser.query(
    `UPDATE message SET status = 'failed', failed_at = '2026-01-01T00:00:00Z', last_error = 'ETIMEDOUT'
     WHERE recipient = 'desk8@lakeside.example'`,
  );
});
afterAll(() => world.close());

const list = (who: PersonName, query: Partial<MessageQuery> = {}) =>
  world.act(who, at, (ctx) => listMessages(ctx, { onlyFailed: false, ...query }));

describe('the messages of the portal', () => {
  test('are for the registry’s own people', async () => {
    for (const who of ['registrar', 'manager', 'physician'] as const)
      expect(await list(who), who).toMatchObject({ ok: false });
    expect(await list('auditor')).toMatchObject({ ok: true });
    expect(await list('administrator')).toMatchObject({ ok: true });
    expect(await world.lastLine()).toMatchObject({ action: 'messages.look', actor_name: 'Miriam Castle' });
  });

  test('come the newest first, fifty at a time, each once', async () => {
    const first = await list('administrator');
    if (!first.ok) throw new Error('refused');
    const second = await list('administrator', { before: first.value.next ?? '' });
    if (!second.ok) throw new Error('refused');
    const seen = [...first.value.messages, ...second.value.messages].map(({ to }) => to);
    expect(first.value.messages).toHaveLength(50);
    expect(new Set(seen).size).toBe(60);
    expect(seen[0]).toBe('desk59@lakeside.example');
    expect(second.value.next).toBeNull();
  });

  test('that failed stand alone, with why and what to do', async () => {
    const failed = await list('administrator', { onlyFailed: true });
    expect(failed).toMatchObject({
      ok: true,
      value: {
        messages: [
          { to: 'desk8@lakeside.example', trouble: expect.stringContaining('did not answer') },
          {
            to: 'desk7@lakeside.example',
            facility: 'Lakeside Imaging',
            statusWords: 'Failed',
            attempts: 2,
            trouble: expect.stringContaining('refused the address (code 550)'),
          },
        ],
      },
    });
  });

  test('that failed lately are told on the registry’s first page', async () => {
    const found = await world.done('administrator', at, completeness);
    expect(found.failedMessages).toBe(1);
  });

  test('are not found by a key that is none', async () => {
    expect(await list('administrator', { before: "' OR 1" })).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
  });
});
