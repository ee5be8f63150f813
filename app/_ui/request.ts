import { personPartLabels } from '@/lib/domain/forms/person';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import type { PersonPart } from '@/lib/domain/forms/question';
import { isRecord } from '@/lib/domain/forms/read';

/** A refusal of the server as problem details tell it. `body` holds the members its code adds. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly says: string;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What came of a request. `unreached`: no answer that could be understood, so whether it had an effect is not known. */
export type Answered =
  | { readonly kind: 'done'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreached'; readonly waitSeconds: number | null };

interface Asking {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keepalive?: boolean;
  readonly timeoutSeconds?: number;
}

const ordinaryTimeout = 20;

/** Asks the portal's own server. Never throws; the page always gets something to say. */
export async function ask(address: string, asking: Asking): Promise<Answered> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: asking.method,
      ...(asking.body === undefined ? {} : { body: asking.body }),
      headers: { accept: 'application/json', ...asking.headers },
      credentials: 'same-origin',
      keepalive: asking.keepalive ?? false,
      signal: AbortSignal.timeout((asking.timeoutSeconds ?? ordinaryTimeout) * 1000),
    });
  } catch {
    return { kind: 'unreached', waitSeconds: null };
  }
  const body = await bodyOf(response);
  if (response.ok && body) return { kind: 'done', body };
  if (response.status >= 500 || !body)
    return { kind: 'unreached', waitSeconds: secondsIn(response.headers.get('retry-after')) };
  return { kind: 'refused', refusal: refusalIn(response.status, body) };
}

/** The same with a JSON body. */
export function askJson(
  address: string,
  asking: Omit<Asking, 'body'> & { readonly body: unknown },
): Promise<Answered> {
  return ask(address, {
    ...asking,
    body: JSON.stringify(asking.body),
    headers: { 'content-type': 'application/json', ...asking.headers },
  });
}

/** What to say where a refusal has no sentence of its own place on the page. */
export const unreachedSays = 'The registry could not be reached. Nothing is lost: try again in a moment.';

async function bodyOf(response: Response): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const body: unknown = await response.json();
    return isRecord(body) ? body : null;
  } catch {
    return null;
  }
}

function refusalIn(status: number, body: Readonly<Record<string, unknown>>): Refusal {
  return {
    status,
    code: textIn(body.code) ?? '',
    says: textIn(body.detail) ?? textIn(body.title) ?? unreachedSays,
    fields: Array.isArray(body.fields) ? body.fields.flatMap(fieldIn) : [],
    retryAfterSeconds: typeof body.retryAfterSeconds === 'number' ? body.retryAfterSeconds : null,
    body,
  };
}

function fieldIn(field: unknown): readonly FieldProblem[] {
  if (!isRecord(field)) return [];
  const key = textIn(field.key);
  const says = textIn(field.says);
  if (key === undefined || says === undefined) return [];
  return [
    {
      key,
      label: textIn(field.label) ?? key,
      code: 'malformed',
      says,
      ...(isPart(field.part) ? { part: field.part } : {}),
    },
  ];
}

function isPart(value: unknown): value is PersonPart {
  return typeof value === 'string' && value in personPartLabels;
}

/** The text, if it is one. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function secondsIn(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) : null;
}
