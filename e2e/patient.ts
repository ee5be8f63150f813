import { randomInt } from 'node:crypto';

/** A patient whom nobody else in the world has: every story meets its own. */
export interface Patient {
  readonly familyName: string;
  readonly givenName: string;
  /** Month/day/year, as a person types it. */
  readonly born: string;
  /** As documents write it. */
  readonly bornWords: string;
  readonly sex: 'Female' | 'Male';
  /** With dashes, as documents write it. */
  readonly mbi: string;
  readonly zip: string;
}

export function newPatient(given: Partial<Patient> = {}): Patient {
  return {
    familyName: `Quill${letters(5).toLowerCase()}`,
    givenName: 'Rosalind',
    born: '03/02/1951',
    bornWords: 'March 2, 1951',
    sex: 'Female',
    mbi: newMbi(),
    zip: '60611',
    ...given,
  };
}

const digits = '0123456789';
const mbiLetters = 'ACDEFGHJKMNPQRTUVWXY';

/** One of the shape that Medicare gives out: no S, L, O, I, B or Z, and no zero in front. */
export function newMbi(): string {
  const either = mbiLetters + digits;
  const places = [
    '123456789',
    mbiLetters,
    either,
    digits,
    mbiLetters,
    either,
    digits,
    mbiLetters,
    mbiLetters,
    digits,
    digits,
  ];
  const mbi = places.map((place) => place.charAt(randomInt(place.length))).join('');
  return `${mbi.slice(0, 4)}-${mbi.slice(4, 7)}-${mbi.slice(7)}`;
}

function letters(count: number): string {
  return Array.from({ length: count }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(randomInt(26))).join('');
}
