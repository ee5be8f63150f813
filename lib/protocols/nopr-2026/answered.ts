import type { Values } from '../../domain/forms/condition';

/** An accepted answer that is a text (a choice, a day, a code); null where there is none. */
export function textIn(answers: Values | undefined, key: string): string | null {
  const value = answers?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}
