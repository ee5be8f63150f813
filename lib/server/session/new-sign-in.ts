import type { FieldProblem } from '@/lib/domain/forms/problems';
import { cleanText } from '@/lib/domain/identifiers/text';
import { fail, ok, type Result } from '@/lib/domain/result';
import { passphraseTrouble } from '@/lib/server/passphrase-rules';

export interface TypedName {
  readonly givenName: string;
  readonly familyName: string;
}

/** What somebody types who sets up a sign-in. */
export interface TypedSignIn extends TypedName {
  readonly passphrase: string;
}

const longest = 80;

/** The name as it is stored and a passphrase that can be taken, or everything to mend at its fields. */
export async function signInTyped(typed: TypedSignIn, email: string): Promise<Result<TypedSignIn>> {
  const name = nameTyped(typed);
  const owner = { email, name: `${typed.givenName} ${typed.familyName}` };
  const passphrase = await passphraseTyped(typed.passphrase, owner);
  if (name.ok && passphrase.ok) return ok({ ...name.value, passphrase: passphrase.value });
  return fail({
    code: 'answers',
    fields: [...(name.ok ? [] : name.problem.fields), ...(passphrase.ok ? [] : [passphrase.problem])],
  });
}

/** The name as it is stored, or everything to mend at its fields. */
export function nameTyped(
  typed: TypedName,
): Result<TypedName, { readonly code: 'answers'; readonly fields: readonly FieldProblem[] }> {
  const given = partOf('givenName', 'First name', typed.givenName);
  const family = partOf('familyName', 'Last name', typed.familyName);
  if (given.ok && family.ok) return ok({ givenName: given.value, familyName: family.value });
  return fail({
    code: 'answers',
    fields: [given, family].flatMap((part) => (part.ok ? [] : [part.problem])),
  });
}

/** A passphrase that can be taken. It stands alone until the second step is set up. */
export async function passphraseTyped(
  typed: string,
  owner: { readonly email: string; readonly name: string },
): Promise<Result<string, FieldProblem>> {
  const says =
    typed === ''
      ? 'Type a passphrase that you choose now.'
      : await passphraseTrouble(typed, { ...owner, hasSecondFactor: false });
  if (says === null) return ok(typed);
  return fail({ key: 'passphrase', label: 'Passphrase', code: 'malformed', says });
}

function partOf(key: string, label: string, typed: string): Result<string, FieldProblem> {
  const read = cleanText(typed);
  if (!read.ok) return fail({ key, label, code: 'malformed', says: read.says });
  if (read.value === '')
    return fail({ key, label, code: 'missing', says: `Type your ${label.toLowerCase()}.` });
  if (read.value.length > longest || /[\n\t]/.test(read.value))
    return fail({
      key,
      label,
      code: 'malformed',
      says: `Type your ${label.toLowerCase()} in one line of at most ${longest} characters.`,
    });
  return ok(read.value);
}
