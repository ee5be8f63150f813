import { icdSuggestions } from '../identifiers/icd10cm-catalogue';
import { mbiFromNumber } from '../identifiers/mbi';
import { npiWithCheckDigit } from '../identifiers/npi';
import { addDays, type Day, daysBetween, isDay } from '../schedule/day';
import type { Values } from './condition';
import { offered } from './kinds';
import type { CodeQuestion, Kind, NumberQuestion, PersonPart, Question, TextFormat } from './question';
import type { Bounds } from './sample-bounds';
import { oneOf, type Random, wholeFrom } from './seeded';

type Sampler<K extends Kind> = (
  question: Extract<Question, { readonly kind: K }>,
  values: Values,
  bounds: Bounds,
  random: Random,
) => unknown;

/** How an answer of each kind is made up. An answer may still be refused by a check; then another one is drawn. */
const samplers: { readonly [K in Kind]: Sampler<K> } = {
  text: (question, _values, _bounds, random) => textSamplers[question.format](random, question.max),
  yesNo: (_question, _values, _bounds, random) => (random() < 0.5 ? 'yes' : 'no'),
  date: (_question, values, bounds, random) => sampleDay(values, bounds, random),
  number: (question, _values, bounds, random) => sampleNumber(question, bounds, random),
  choice: (question, values, _bounds, random) => oneOf(random, offered(question.options, values))?.value,
  choices: (question, values, _bounds, random) => {
    const options = offered(question.options, values).map((option) => option.value);
    const first = oneOf(random, options);
    return first === question.alone
      ? [first]
      : options.filter((option) => option === first || (option !== question.alone && random() < 0.3));
  },
  code: (question, values, _bounds, random) => sampleCode(question, values, random),
  person: (question, _values, _bounds, random) =>
    Object.fromEntries(
      question.parts
        .filter((part) => question.needed.includes(part) || random() < 0.7)
        .map((part) => [part, personSamplers[part](random)]),
    ),
};

/** A made-up answer as a person could type it. */
export function sampleOf(question: Question, values: Values, bounds: Bounds, random: Random): unknown {
  switch (question.kind) {
    case 'text':
      return samplers.text(question, values, bounds, random);
    case 'yesNo':
      return samplers.yesNo(question, values, bounds, random);
    case 'date':
      return samplers.date(question, values, bounds, random);
    case 'number':
      return samplers.number(question, values, bounds, random);
    case 'choice':
      return samplers.choice(question, values, bounds, random);
    case 'choices':
      return samplers.choices(question, values, bounds, random);
    case 'code':
      return samplers.code(question, values, bounds, random);
    case 'person':
      return samplers.person(question, values, bounds, random);
  }
}

const families = [
  'Abara',
  'Bennett',
  'Castillo',
  'Dufresne',
  'Eriksen',
  'Fontaine',
  'Gutiérrez',
  'Hollis',
  'Ivanova',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Marsh',
  'Nakamura',
  'O’Connor',
  'Petrov',
  'Quintero',
  'Rahman',
  'Sørensen',
  'Tran',
];
const givens = [
  'Alma',
  'Boris',
  'Carter',
  'Dolores',
  'Elias',
  'Frances',
  'Gordon',
  'Hoa',
  'Irene',
  'James',
  'Katya',
  'Leland',
  'Miriam',
  'Noel',
  'Olga',
  'Paul',
  'Ruth',
  'Samuel',
  'Thelma',
  'Victor',
];
const specialties = ['Medical oncology', 'Radiation oncology', 'Urology', 'Surgery', 'Internal medicine'];
const words = [
  'uptake',
  'stable',
  'prior',
  'therapy',
  'left',
  'right',
  'node',
  'lesion',
  'mild',
  'no',
  'focal',
  'change',
];

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => wholeFrom(random, 0, 9)).join('');
const phone = (random: Random) => `(${wholeFrom(random, 201, 989)}) 555-0${digits(random, 3)}`;

const textSamplers: Readonly<Record<TextFormat, (random: Random, max: number) => string>> = {
  plain: (random, max) =>
    Array.from({ length: wholeFrom(random, 1, 6) }, () => oneOf(random, words))
      .join(' ')
      .slice(0, max),
  mbi: (random) => mbiFromNumber(wholeFrom(random, 0, 2 ** 43)),
  zip: (random) => digits(random, 5) + (random() < 0.2 ? `-${digits(random, 4)}` : ''),
};

const personSamplers: Readonly<Record<PersonPart, (random: Random) => string | undefined>> = {
  npi: (random) => npiWithCheckDigit(`${wholeFrom(random, 1, 2)}${digits(random, 8)}`),
  familyName: (random) => oneOf(random, families),
  givenName: (random) => oneOf(random, givens),
  specialty: (random) => oneOf(random, specialties),
  email: (random) => `${oneOf(random, givens)?.toLowerCase()}${digits(random, 3)}@clinic.example`,
  phone,
  fax: phone,
};

/** Within the bounds; where one end is open, at most sixty days from the other or from today. */
function sampleDay(values: Values, { firstOn, lastOn }: Bounds, random: Random): Day | undefined {
  const today = values.today;
  const last = lastOn ?? (firstOn ? addDays(firstOn, 60) : today);
  if (typeof last !== 'string' || !isDay(last)) return undefined;
  const first = firstOn ?? addDays(last, -60);
  return first > last ? undefined : addDays(first, wholeFrom(random, 0, daysBetween(first, last)));
}

function sampleNumber(question: NumberQuestion, bounds: Bounds, random: Random): number {
  const scale = 10 ** question.decimals;
  const least = Math.max(question.min, bounds.least ?? question.min);
  const most = Math.min(question.max, bounds.most ?? question.max);
  return wholeFrom(random, Math.ceil(least * scale), Math.floor(most * scale)) / scale;
}

function sampleCode({ within, system }: CodeQuestion, values: Values, random: Random): string | undefined {
  const by = within === undefined ? undefined : values[within.by];
  const prefixes =
    typeof by === 'string'
      ? (within?.table[by] ?? [])
      : Object.values(within?.table ?? { any: ['C'] }).flat();
  // Nobody suggests codes of ICD-9-CM: a beginning of the site is made a code of three digits.
  if (system === 'icd9cm') return oneOf(random, prefixes)?.padEnd(3, '0');
  const known = icdSuggestions('', { prefixes, limit: 400 });
  const complete = known.filter((entry) => entry.isComplete);
  return oneOf(random, complete.length > 0 ? complete : known)?.code;
}
