import { afterEach, expect, it, vi } from 'vitest';
import { readSteps, type Step } from './verification';

afterEach(() => vi.unstubAllGlobals());

function answering(parts: readonly string[], status = 200): void {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(encoder.encode(part));
      controller.close();
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
}

async function read() {
  const steps: Step[] = [];
  const found = await readSteps('/api/audit/verification', (step) => steps.push(step));
  return { steps, found };
}

it('reads steps wherever the network cuts them, and what was found', async () => {
  answering(['{"done":1,"o', 'f":2}\n{"done":2,"of":2}\n{"isIntact":true,', '"says":"Intact."}\n']);
  expect(await read()).toEqual({
    steps: [
      { done: 1, of: 2 },
      { done: 2, of: 2 },
    ],
    found: { isIntact: true, says: 'Intact.' },
  });
});

it('never takes a verification that was cut off for one that found nothing', async () => {
  answering(['{"done":1,"of":2}\n', '{"isIntact":true,"sa']);
  expect((await read()).found).toMatchObject({ isIntact: false, says: expect.stringContaining('cut off') });
});

it('says why it was refused', async () => {
  answering(['{"detail":"The audit is for the registry’s own staff."}'], 403);
  expect((await read()).found).toEqual({
    isIntact: false,
    says: 'The audit is for the registry’s own staff.',
  });
});
