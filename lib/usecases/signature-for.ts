import { isProofFresh } from '../domain/access/actor';
import type { FormDefinition } from '../domain/forms/form';
import type { FieldProblem } from '../domain/forms/problems';
import { parseNpi } from '../domain/identifiers/npi';
import { cleanText } from '../domain/identifiers/text';
import type { Problem } from '../domain/problem';
import { parseDay, sayDay } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import type { Ctx } from './context';
import type { EntryRow } from './event-row';
import type { Channel } from './fill-verb';
import type { LoadedCase } from './load-case';

/** Typed under a form by the person who signs it, who has just proved again who that is. */
export interface TypedSignature {
  readonly name: string;
  /** The sentence that stood above the signature, when the page tells it. */
  readonly meaning?: string;
  /** The own NPI, typed by whoever has no account that knows it. */
  readonly npi?: string;
}

/** What the facility reads off a signed page. */
export interface PaperSignature {
  readonly signerName: string;
  readonly signedOn: string;
  readonly attachmentId: string;
}

type Signature = Omit<NonNullable<EntryRow['signature']>, 'contentHash'>;

export interface Signed {
  readonly signature: Signature | null;
  readonly problems: readonly FieldProblem[];
  readonly refusal?: Problem;
}

/**
 * The signature under a submission. A physician's form always has one; a facility's form is signed when its person chooses
 * to, and otherwise stands under the account that entered it.
 */
export function signatureFor(
  ctx: Ctx,
  loaded: LoadedCase,
  form: FormDefinition,
  input: { readonly channel: Channel; readonly signature?: TypedSignature; readonly paper?: PaperSignature },
): Signed {
  if (input.channel === 'paper') return onPaper(loaded, form, input.paper);
  if (!input.signature) {
    return form.answeredBy === 'physician'
      ? {
          signature: null,
          problems: [problem('signature', 'Signature', 'missing', 'Type your name to sign.')],
        }
      : { signature: null, problems: [] };
  }
  return ctx.actor.role === 'link'
    ? byLink(ctx, loaded, form, input.signature)
    : typed(ctx, loaded, form, input.signature);
}

/** By a physician without an account: the name and the NPI of the referring physician, and the code, proved just now. */
function byLink(
  ctx: Ctx,
  { row }: LoadedCase,
  form: FormDefinition,
  { name, meaning, npi = '' }: TypedSignature,
): Signed {
  const cleaned = cleanText(name);
  const physician = { givenName: row.physicianGivenName, familyName: row.physicianFamilyName };
  const printed = `${physician.givenName} ${physician.familyName}`;
  const identified = parseNpi(npi);
  const npiSays = !identified.ok
    ? identified.says
    : identified.value === row.physicianNpi
      ? undefined
      : 'This is another NPI than the one this form was sent to. Type your own; if it is right, call the facility.';
  const problems = [
    ...(!cleaned.ok || !isNameOf(cleaned.value, physician)
      ? [
          problem(
            'signature',
            'Signature',
            'malformed',
            `Type your name as this form was sent to: ${printed}.`,
          ),
        ]
      : []),
    ...(npiSays === undefined ? [] : [problem('signature.npi', 'Your NPI', 'malformed', npiSays)]),
    ...otherMeaning(form, meaning),
  ];
  if (problems.length > 0 || !cleaned.ok) return { signature: null, problems };
  return {
    signature: {
      name: cleaned.value,
      npi: row.physicianNpi,
      meaning: form.attests ?? '',
      method: 'link',
      signedAt: ctx.now,
      signedOn: dayIn(row.zone, ctx.now),
    },
    problems: [],
    ...(isProofFresh(ctx.actor, ctx.now)
      ? {}
      : { refusal: { code: 'proof-needed', says: 'Type the code again to sign.' } }),
  };
}

function typed(
  ctx: Ctx,
  { row }: LoadedCase,
  form: FormDefinition,
  { name, meaning }: TypedSignature,
): Signed {
  const cleaned = cleanText(name);
  // Who signs has just been proved; of the name only the family name is asked for.
  const printed = { givenName: '', familyName: ctx.actor.name.split(' ').at(-1) ?? ctx.actor.name };
  const problems = [
    ...(!cleaned.ok || !isNameOf(cleaned.value, printed)
      ? [
          problem(
            'signature',
            'Signature',
            'malformed',
            `Type your name as on your account: ${ctx.actor.name}.`,
          ),
        ]
      : []),
    ...otherMeaning(form, meaning),
  ];
  if (problems.length > 0 || !cleaned.ok) return { signature: null, problems };
  return {
    signature: {
      name: cleaned.value,
      npi: form.answeredBy === 'physician' ? ctx.actor.npi : null,
      meaning: form.attests ?? '',
      method: ctx.actor.provedBy,
      signedAt: ctx.now,
      signedOn: dayIn(row.zone, ctx.now),
    },
    problems: [],
    ...(isProofFresh(ctx.actor, ctx.now)
      ? {}
      : { refusal: { code: 'proof-needed', says: 'Prove once more that it is you, to sign.' } }),
  };
}

function otherMeaning(form: FormDefinition, meaning: string | undefined): readonly FieldProblem[] {
  if (meaning === undefined || meaning === form.attests) return [];
  const says = `The signature under this form means “${form.attests ?? ''}” Read it and sign again.`;
  return [problem('signature', 'Signature', 'malformed', says)];
}

function onPaper(
  { row, events, today }: LoadedCase,
  form: FormDefinition,
  paper: PaperSignature | undefined,
): Signed {
  if (!paper)
    return {
      signature: null,
      problems: [problem('paper', 'Signed page', 'missing', 'Say who signed the page and when.')],
    };
  const problems: FieldProblem[] = [];
  const name = cleanText(paper.signerName);
  const physician = { givenName: row.physicianGivenName, familyName: row.physicianFamilyName };
  if (!name.ok || !isNameOf(name.value, physician)) {
    const says = `Type the name under the page, given and family name. Only the referring physician, ${row.physicianGivenName} ${row.physicianFamilyName}, can sign this form.`;
    problems.push(problem('paper.signerName', 'Signed by', 'malformed', says));
  }
  const day = parseDay(paper.signedOn);
  const registeredAt = events[0]?.at;
  const registeredOn = registeredAt ? dayIn(row.zone, registeredAt) : today;
  if (!day.ok) problems.push(problem('paper.signedOn', 'Signed on', 'malformed', day.says));
  else if (day.value > today)
    problems.push(
      problem(
        'paper.signedOn',
        'Signed on',
        'check',
        'Type the day on the page again: this one is in the future.',
      ),
    );
  else if (day.value < registeredOn) {
    const says = `Type the day on the page again: this one is before the case was registered on ${sayDay(registeredOn, 'long')}.`;
    problems.push(problem('paper.signedOn', 'Signed on', 'check', says));
  } else if (form.id === 'post-pet' && row.scanOn !== null && day.value < row.scanOn) {
    const says = `This page was signed before the scan on ${sayDay(row.scanOn, 'long')}. Ask the physician to answer after the scan.`;
    problems.push(problem('paper.signedOn', 'Signed on', 'check', says));
  }
  if (problems.length > 0 || !name.ok || !day.ok) return { signature: null, problems };
  return {
    signature: {
      name: name.value,
      npi: row.physicianNpi,
      meaning: form.attests ?? '',
      method: 'paper',
      signedAt: null,
      signedOn: day.value,
    },
    problems: [],
  };
}

function problem(key: string, label: string, code: FieldProblem['code'], says: string): FieldProblem {
  return { key, label, code, says };
}

/**
 * Whether a typed name is a person's: the whole family name, and the first given name (where there is one) or its initial,
 * whatever the case, the accents and the titles around them. A name that merely contains another is not it.
 */
function isNameOf(
  typedName: string,
  person: { readonly givenName: string; readonly familyName: string },
): boolean {
  const typedWords = wordsOf(typedName);
  const family = wordsOf(person.familyName);
  const [given = ''] = wordsOf(person.givenName);
  const at = typedWords.findIndex((_, start) =>
    family.every((word, index) => typedWords[start + index] === word),
  );
  if (family.length === 0 || at === -1) return false;
  const others = typedWords.toSpliced(at, family.length);
  return given === '' || others.some((word) => word === given || word === given.charAt(0));
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replaceAll(/[\p{M}'’ʼ`]/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
