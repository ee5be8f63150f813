import type { Parsed } from '../identifiers/parsed';
import type { PersonPart } from './question';

/** One sentence about an answer; `part` names the part of a person it is about. */
export interface Complaint {
  readonly says: string;
  readonly part?: PersonPart;
}

/** An answer as typed, read: the accepted value, or everything that is wrong with it. */
export type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly complaints: readonly Complaint[] };

/** A refusal with one sentence. */
export function complain(says: string): Read {
  return { ok: false, complaints: [{ says }] };
}

/** Nothing that a person could see was typed. */
export function isBlankText(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && /^[\s\p{Cf}]*$/u.test(raw));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses a text of more characters than fit. */
export function within(parsed: Parsed, max: number): Parsed {
  if (!parsed.ok) return parsed;
  const length = Array.from(parsed.value).length;
  return length <= max ? parsed : { ok: false, says: `Shorten this to ${max} characters; it has ${length}.` };
}
