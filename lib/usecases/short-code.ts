import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that is read as another or as a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a person gets for a submitted form and can read out on the telephone: `R-7K2M-9QXD`. */
export function newReceipt(): string {
  return `R-${codeWords(randomCharacters(8))}`;
}

/** What confirms a claim support, as it is stored: twelve characters, sixty random bits. */
export function newVerificationCode(): string {
  return randomCharacters(12);
}

/** What signs somebody in once who has lost their second factor: twelve characters, sixty random bits. */
export function newRecoveryCode(): string {
  return randomCharacters(12);
}

/** A code as it is printed: `K7QM-2RXD-94TA`. */
export function codeWords(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A verification code as it is stored, from how it was typed or scanned; null for what cannot be one. */
export function readVerificationCode(raw: string): string | null {
  return readTwelve(raw);
}

/** A recovery code as it was made, from how it was typed; null for what cannot be one. */
export function readRecoveryCode(raw: string): string | null {
  return readTwelve(raw);
}

function readTwelve(raw: string): string | null {
  const characters = raw
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return characters.length === 12 && [...characters].every((one) => alphabet.includes(one))
    ? characters
    : null;
}

function randomCharacters(count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
