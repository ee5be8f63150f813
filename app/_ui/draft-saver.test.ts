import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DraftBody, DraftSaver, type Sent } from './draft-saver';

/** A server that answers when the test says so. */
function server() {
  const received: { body: DraftBody; keepalive: boolean; answer: (sent: Sent) => Promise<void> }[] = [];
  const send = (body: DraftBody, { keepalive }: { readonly keepalive: boolean }) =>
    new Promise<Sent>((resolve) => {
      received.push({
        body,
        keepalive,
        answer: async (sent) => {
          resolve(sent);
          await vi.advanceTimersByTimeAsync(0);
        },
      });
    });
  const at = (index: number) => {
    const request = received[index];
    if (!request) throw new Error(`no request ${index}`);
    return request;
  };
  return { received, send, at };
}

function saved(version: number): Sent {
  return { kind: 'saved', version, savedAt: `2026-11-22T16:4${version}:00.000Z` };
}

function begin(answers: Readonly<Record<string, unknown>> = {}) {
  const backend = server();
  const saver = new DraftSaver({ send: backend.send, clientId: 'page', answers, version: 0, savedAt: null });
  return { ...backend, saver };
}

describe('the saver of a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('saves a choice at once and typing at a pause, within two seconds', async () => {
    const { saver, received } = begin();
    saver.changed({ plan: 'TREATMENT' }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    expect(received).toHaveLength(1);
    const typing = begin();
    typing.saver.changed({ name: 'M' }, 'typed');
    await vi.advanceTimersByTimeAsync(1000);
    typing.saver.changed({ name: 'Ma' }, 'typed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(typing.received).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(typing.received.map(({ body }) => body.answers)).toEqual([{ name: 'Ma' }]);
  });

  test('says saved only when the server did, and with its time', async () => {
    const { saver, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    expect(saver.state()).toEqual({ kind: 'saving' });
    expect(saver.isUnsaved).toBe(true);
    await at(0).answer(saved(1));
    expect(saver.state()).toEqual({ kind: 'saved', savedAt: '2026-11-22T16:41:00.000Z' });
    expect(saver.isUnsaved).toBe(false);
  });

  test('has one request under way and puts what changed meanwhile into the next', async () => {
    const { saver, received, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    saver.changed({ a: 2 }, 'chosen');
    saver.changed({ a: 3 }, 'chosen');
    await vi.advanceTimersByTimeAsync(5000);
    expect(received).toHaveLength(1);
    await at(0).answer(saved(1));
    await vi.advanceTimersByTimeAsync(400);
    expect(at(1).body).toMatchObject({ answers: { a: 3 }, baseVersion: 1, clientSeq: 2 });
    await at(1).answer(saved(2));
    expect(saver.isUnsaved).toBe(false);
  });

  test('goes on trying while the server cannot be reached, and at once when the network is back', async () => {
    const { saver, received, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    await at(0).answer({ kind: 'unreached', waitSeconds: null });
    expect(saver.state()).toEqual({ kind: 'unreached' });
    await vi.advanceTimersByTimeAsync(2000);
    await at(1).answer({ kind: 'unreached', waitSeconds: null });
    await vi.advanceTimersByTimeAsync(2000);
    expect(received).toHaveLength(2);
    saver.changed({ a: 2 }, 'typed');
    saver.flush();
    expect(at(2).body.answers).toEqual({ a: 2 });
    await at(2).answer(saved(1));
    expect(saver.state().kind).toBe('saved');
  });

  test('sends again what may not have arrived, even when it was typed back meanwhile', async () => {
    const { saver, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    await at(0).answer({ kind: 'unreached', waitSeconds: null });
    saver.changed({}, 'chosen');
    expect(saver.isUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(at(1).body.answers).toEqual({});
  });

  test('takes its own save whose answer was lost for no conflict', async () => {
    const { saver, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    await at(0).answer({ kind: 'unreached', waitSeconds: null });
    saver.changed({ a: 2 }, 'chosen');
    await vi.advanceTimersByTimeAsync(2000);
    const theirs = {
      version: 1,
      answers: { a: 1 },
      savedAt: '2026-11-22T16:41:00.000Z',
      savedBy: 'Priya Iyer',
    };
    await at(1).answer({ kind: 'conflict', theirs });
    await vi.advanceTimersByTimeAsync(0);
    expect(at(2).body).toMatchObject({ answers: { a: 2 }, baseVersion: 1 });
  });

  test('stops at a conflict until the person has chosen', async () => {
    const { saver, received, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    const theirs = {
      version: 5,
      answers: { a: 9 },
      savedAt: '2026-11-22T16:41:00.000Z',
      savedBy: 'Priya Iyer',
    };
    await at(0).answer({ kind: 'conflict', theirs });
    saver.changed({ a: 2 }, 'chosen');
    saver.flush();
    saver.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toHaveLength(1);
    expect(saver.isUnsaved).toBe(true);
    saver.settle({ a: 2 });
    expect(at(1).body).toMatchObject({ answers: { a: 2 }, baseVersion: 5 });
  });

  test('taking the other version needs no save', async () => {
    const { saver, received, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    const theirs = {
      version: 5,
      answers: { a: 9 },
      savedAt: '2026-11-22T16:41:00.000Z',
      savedBy: 'Priya Iyer',
    };
    await at(0).answer({ kind: 'conflict', theirs });
    saver.settle({ a: 9 });
    expect(saver.isUnsaved).toBe(false);
    expect(received).toHaveLength(1);
  });

  test('keeps what was typed while signed out and saves it after signing in again', async () => {
    const { saver, received, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    await at(0).answer({ kind: 'signedOut' });
    saver.changed({ a: 2 }, 'chosen');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toHaveLength(1);
    expect(saver.isUnsaved).toBe(true);
    saver.signedIn();
    expect(at(1).body.answers).toEqual({ a: 2 });
  });

  test('sends a last request that outlives the page, beside one under way', async () => {
    const { saver, received, at } = begin();
    saver.changed({ a: 1 }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    saver.changed({ a: 2 }, 'typed');
    saver.leave();
    expect(received).toHaveLength(2);
    expect(at(1)).toMatchObject({ keepalive: true, body: { answers: { a: 2 }, clientSeq: 2 } });
  });

  test('leaves nothing behind on a page that was not touched', async () => {
    const { saver, received } = begin({ known: 'IS' });
    saver.leave();
    saver.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toHaveLength(0);
    expect(saver.isUnsaved).toBe(false);
  });

  test('saves nothing after the form was given', async () => {
    const { saver, received } = begin();
    saver.changed({ a: 1 }, 'typed');
    saver.close();
    saver.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toHaveLength(0);
    expect(saver.isUnsaved).toBe(false);
  });

  test('tries again once a refused answer was changed', async () => {
    const { saver, at } = begin();
    saver.changed({ a: 'x'.repeat(9) }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    await at(0).answer({ kind: 'refused', says: 'Shorten it.' });
    expect(saver.state()).toEqual({ kind: 'refused', says: 'Shorten it.' });
    saver.changed({ a: 'x' }, 'chosen');
    await vi.advanceTimersByTimeAsync(400);
    expect(at(1).body.answers).toEqual({ a: 'x' });
  });
});
