import { hash, verify } from '@node-rs/argon2';
import { atMost } from '@/lib/server/at-most';

// argon2id is this package's default. OWASP's second choice for it: 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes a core and 19 MiB. */
const inTurn = atMost(2);

/** The stored form of a passphrase. */
export function hashPassphrase(passphrase: string): Promise<string> {
  return inTurn(() => hash(prepared(passphrase), parameters));
}

/** Whether the passphrase is the one of the stored form. Without a stored form it takes as long and answers no. */
export async function isPassphrase(stored: string | undefined, passphrase: string): Promise<boolean> {
  const against = stored ?? (await unknownAccount());
  const fits = await inTurn(() => verify(against, prepared(passphrase)));
  return fits && stored !== undefined;
}

/** The longest passphrase that is looked at, in characters. */
export const passphraseMax = 1_000;

let unknown: Promise<string> | undefined;

function unknownAccount(): Promise<string> {
  unknown ??= hashPassphrase('of nobody');
  return unknown;
}

/** However a keyboard composes its characters (NIST 800-63B-4, 3.1.1.2). */
function prepared(passphrase: string): string {
  return passphrase.normalize('NFC').slice(0, passphraseMax);
}
