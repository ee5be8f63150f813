import { textIn, unreachedSays } from '@/app/_ui/request';
import { isRecord } from '@/lib/domain/forms/read';

export interface Step {
  readonly done: number;
  readonly of: number;
}
export interface Found {
  readonly isIntact: boolean;
  readonly says: string;
}

const cutOff: Found = {
  isIntact: false,
  says: 'The verification was cut off before it ended, and says nothing. Start it again.',
};

/** Asks for a verification and reads its steps, one line of JSON each, until the last, which says what was found. */
export async function readSteps(address: string, onStep: (step: Step) => void): Promise<Found> {
  try {
    const response = await fetch(address, { method: 'POST', credentials: 'same-origin' });
    if (!response.ok || !response.body) return { isIntact: false, says: await refusalIn(response) };
    let found: Found | undefined;
    for await (const line of linesOf(response.body)) {
      const told: unknown = JSON.parse(line);
      if (!isRecord(told)) continue;
      if (typeof told.isIntact === 'boolean')
        found = { isIntact: told.isIntact, says: textIn(told.says) ?? '' };
      else if (typeof told.done === 'number' && typeof told.of === 'number')
        onStep({ done: told.done, of: told.of });
    }
    return found ?? cutOff;
  } catch {
    return cutOff;
  }
}

/** What a refusal says. */
export async function refusalIn(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  return (isRecord(body) ? textIn(body.detail) : undefined) ?? unreachedSays;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
    if (done) return;
  }
}
