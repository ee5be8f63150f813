import { parseIcd9Cm } from '../identifiers/icd9cm';
import { parseIcd10Cm } from '../identifiers/icd10cm';
import { formatMbi, parseMbi } from '../identifiers/mbi';
import type { Parsed } from '../identifiers/parsed';
import { cleanText } from '../identifiers/text';
import { parseZip } from '../identifiers/zip';
import { parseDay, sayDay } from '../schedule/day';
import { evaluate, type Values } from './condition';
import { isPerson, personWords, readPerson } from './person';
import type { Kind, Option, Question, TextQuestion } from './question';
import { complain, isBlankText, isRecord, type Read, within } from './read';

/** Everything the product must know about a kind of answer. The page adds one painter in `app/_ui/fields`. */
export interface KindContract<Q extends Question> {
  /** True when nothing was typed. */
  readonly isBlank: (raw: unknown) => boolean;
  /** What to say when nothing was typed and an answer is needed. */
  readonly missingSays: (question: Q) => string;
  /** From what was typed to the accepted answer. Never called with a blank. */
  readonly read: (raw: unknown, question: Q, values: Values) => Read;
  /** The accepted answer in words; one line each. */
  readonly words: (value: unknown, question: Q) => readonly string[];
}

type Contracts = { readonly [K in Kind]: KindContract<Extract<Question, { readonly kind: K }>> };

export const kinds: Contracts = {
  text: {
    isBlank: isBlankText,
    missingSays: (question) => `Type ${inSentence(question.ask)}.`,
    read: (raw, question) => (typeof raw === 'string' ? asRead(readText(raw, question)) : notText()),
    words: (value, question) => [question.format === 'mbi' ? formatMbi(asText(value)) : asText(value)],
  },
  yesNo: {
    isBlank: isBlankText,
    missingSays: () => 'Choose yes or no.',
    read: (raw) => (raw === 'yes' || raw === 'no' ? { ok: true, value: raw } : complain('Choose yes or no.')),
    words: (value) => [value === 'yes' ? 'Yes' : 'No'],
  },
  date: {
    isBlank: isBlankText,
    missingSays: () => 'Type the date as month/day/year, for example 03/02/1955.',
    read: (raw) => (typeof raw === 'string' ? asRead(parseDay(raw)) : notText()),
    words: (value) => [sayDay(asText(value), 'long')],
  },
  number: {
    isBlank: isBlankText,
    missingSays: (question) => `Type a number from ${question.min} to ${question.max} ${question.unit}.`,
    read: (raw, question) => {
      const range = `Type a number from ${question.min} to ${question.max} ${question.unit}`;
      const value = typeof raw === 'number' ? raw : typeof raw === 'string' ? numberIn(raw) : null;
      if (value === null || !Number.isFinite(value)) return complain(`${range}, in digits.`);
      if (value < question.min || value > question.max) return complain(`${range}.`);
      const scale = 10 ** question.decimals;
      if (Math.abs(Math.round(value * scale) - value * scale) > 1e-6) {
        return complain(
          question.decimals === 0
            ? `${range}, without a decimal point.`
            : `${range}, with ${question.decimals} decimal ${question.decimals === 1 ? 'place' : 'places'} at most.`,
        );
      }
      return { ok: true, value: Math.round(value * scale) / scale };
    },
    words: (value, question) => [`${String(value)} ${question.unit}`],
  },
  choice: {
    isBlank: isBlankText,
    missingSays: () => 'Choose one answer.',
    read: (raw, question, values) => {
      const option = offered(question.options, values).find((candidate) => candidate.value === raw);
      return option ? { ok: true, value: option.value } : complain('Choose one of the answers offered.');
    },
    words: (value, question) => [labelOf(question.options, value)],
  },
  choices: {
    isBlank: (raw) =>
      raw === undefined || raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0),
    missingSays: () => 'Choose at least one answer.',
    read: (raw, question, values) => {
      if (!Array.isArray(raw)) return complain('Choose from the answers offered.');
      const options = offered(question.options, values);
      if (!raw.every((value) => options.some((option) => option.value === value))) {
        return complain('Choose from the answers offered.');
      }
      if (question.alone !== undefined && raw.includes(question.alone) && new Set(raw).size > 1) {
        return complain(`Choose either ${labelOf(question.options, question.alone)} or the others.`);
      }
      return {
        ok: true,
        value: options.map((option) => option.value).filter((value) => raw.includes(value)),
      };
    },
    words: (value, question) =>
      Array.isArray(value) ? value.map((one) => labelOf(question.options, one)) : [],
  },
  code: {
    isBlank: isBlankText,
    missingSays: (question) => says(codeParsers[question.system]('')),
    read: (raw, question) =>
      typeof raw === 'string' ? asRead(codeParsers[question.system](raw)) : notText(),
    words: (value) => [asText(value)],
  },
  person: {
    isBlank: (raw) => isBlankText(raw) || (isRecord(raw) && Object.values(raw).every(isBlankText)),
    missingSays: () => 'Type the NPI and the name.',
    read: (raw, question) =>
      isRecord(raw) ? readPerson(raw, question) : complain('Type the NPI and the name.'),
    words: (value, question) => (isPerson(value) ? personWords(value, question) : []),
  },
};

/** The contract of a question's own kind, with the question bound to it: callers need not know which kind it is. */
export function contractOf(question: Question) {
  const bind = <Q extends Question>(contract: KindContract<Q>, own: Q) => ({
    isBlank: contract.isBlank,
    missingSays: () => contract.missingSays(own),
    read: (raw: unknown, values: Values) => contract.read(raw, own, values),
    words: (value: unknown) => contract.words(value, own),
  });
  switch (question.kind) {
    case 'text':
      return bind(kinds.text, question);
    case 'yesNo':
      return bind(kinds.yesNo, question);
    case 'date':
      return bind(kinds.date, question);
    case 'number':
      return bind(kinds.number, question);
    case 'choice':
      return bind(kinds.choice, question);
    case 'choices':
      return bind(kinds.choices, question);
    case 'code':
      return bind(kinds.code, question);
    case 'person':
      return bind(kinds.person, question);
  }
}

/** The options that can be meant, given what is known; an option whose condition cannot be told yet is not offered. */
export function offered<V extends string>(
  options: readonly Option<V>[],
  values: Values,
): readonly Option<V>[] {
  return options.filter((option) => option.onlyIf === undefined || evaluate(option.onlyIf, values) === true);
}

function readText(raw: string, question: TextQuestion): Parsed {
  const cleaned = within(cleanText(raw), question.max);
  if (!cleaned.ok) return cleaned;
  switch (question.format) {
    case 'plain':
      return cleaned;
    case 'mbi':
      return parseMbi(cleaned.value);
    case 'zip':
      return parseZip(cleaned.value);
  }
}

const codeParsers = { icd10cm: parseIcd10Cm, icd9cm: parseIcd9Cm } as const;

function says(parsed: Parsed): string {
  return parsed.ok ? '' : parsed.says;
}

function numberIn(raw: string): number | null {
  const trimmed = raw.trim();
  return /^\d{1,6}(\.\d{1,6})?$|^\.\d{1,6}$/.test(trimmed) ? Number(trimmed) : null;
}

function asRead(parsed: Parsed): Read {
  return parsed.ok ? parsed : complain(parsed.says);
}

function notText(): Read {
  return complain('Type this as text.');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function labelOf(options: readonly Option[], value: unknown): string {
  return options.find((option) => option.value === value)?.label ?? '';
}

/** A label inside a sentence; a label with a further capital begins with a name, which keeps its own. */
function inSentence(label: string): string {
  return /^[A-Z][^A-Z]*$/.test(label)
    ? `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : `the ${label}`;
}
