import { isRecord } from '@/lib/domain/forms/read';

/** Milliseconds before the end at which the person is asked whether to stay. */
export const warnBefore = 120_000;
/** Milliseconds between looks at the session. */
export const lookEvery = 60_000;

/**
 * Milliseconds until the session ends, from the answer of the session's address. Both ends of the difference are the
 * server's: the clock of this machine may be wrong. Null when the answer cannot be understood.
 */
export function millisecondsLeft(answer: unknown, dateHeader: string | null): number | null {
  if (!isRecord(answer) || typeof answer.idleEndsAt !== 'string' || dateHeader === null) return null;
  const left = Date.parse(answer.idleEndsAt) - Date.parse(dateHeader);
  return Number.isNaN(left) ? null : Math.max(0, left);
}

/** `2 minutes`, `1 minute 20 seconds`: what is left, rounded up to ten seconds so that it does not flicker. */
export function leftWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 10_000) * 10);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const parts = [
    ...(minutes > 0 ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
    ...(rest > 0 || minutes === 0 ? [`${rest} seconds`] : []),
  ];
  return parts.join(' ');
}

/** Whether a page holds what somebody is typing: it is not left when the session ends, but asks to sign in again itself. */
export function holdsTyping(path: string): boolean {
  return /^\/cases\/(new\/|[^/]+\/forms\/)/.test(path);
}
