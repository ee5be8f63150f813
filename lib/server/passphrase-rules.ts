/** Characters at least: for a passphrase that stands alone, and for one beside a second factor (NIST 800-63B-4, 3.1.1.2). */
export const passphraseMin = { alone: 15, withFactor: 8 } as const;

/** Whose passphrase it is to be: words that somebody would try first. */
export interface PassphraseOwner {
  readonly email: string;
  readonly name: string;
  /** Whether the account has a second factor already. */
  readonly hasSecondFactor: boolean;
}

/**
 * Why this passphrase is not taken, in a sentence; null when it is. It may hold anything, spaces and every script too; it is
 * only asked to be long, not common, and not made of its owner's name.
 */
export async function passphraseTrouble(raw: string, owner: PassphraseOwner): Promise<string | null> {
  const passphrase = raw.normalize('NFC');
  const length = [...passphrase].length;
  const least = owner.hasSecondFactor ? passphraseMin.withFactor : passphraseMin.alone;
  if (length < least)
    return `This has ${length} ${length === 1 ? 'character' : 'characters'}. Use at least ${least}, for example four words that do not belong together.`;
  if (/^(.{1,4})\1+$/u.test(passphrase))
    return 'This repeats itself, and would be guessed soon. Choose something less regular.';
  if (isMadeOfKnown(passphrase, owner))
    return 'This is made of your name, your address or the name of this registry. Choose something that nobody connects with you.';
  if ((await commonPassphrases()).has(passphrase.toLowerCase()))
    return 'This is one of the most used passphrases, and would be guessed soon. Choose another.';
  return null;
}

/** Whether little is left of a passphrase without the words that stand for its owner, and without digits. */
function isMadeOfKnown(passphrase: string, { email, name }: PassphraseOwner): boolean {
  const known = [...letters(`${name} ${email}`).split(' '), 'tracer', 'registry', 'oncologic', 'nopr'];
  const whole = letters(passphrase).replaceAll(/[\s\d]/g, '');
  const left = known
    .filter((word) => word.length >= 3)
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), whole);
  return left !== whole && left.length < 6;
}

function letters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}

let common: Promise<ReadonlySet<string>> | undefined;

/** Read when it is first needed: it takes some megabytes, and most processes never ask. */
function commonPassphrases(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return common;
}
