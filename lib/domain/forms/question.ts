import type { Condition } from './condition';

/** A value somebody may choose. `onlyIf` hides it where it cannot be meant. */
export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly onlyIf?: Condition;
}

interface Asked {
  /** The question as a person reads it: the label of the field. */
  readonly ask: string;
  /** The number on the form, such as `B2`. */
  readonly number?: string;
  readonly hint?: string;
  /** Asked only where this holds; where it cannot be told yet, it is not asked yet. */
  readonly askIf?: Condition;
  /** May be left empty. */
  readonly optional?: true;
  /** The given fact that fills this question in beforehand, and where that came from in words. */
  readonly known?: { readonly from: string; readonly says: string };
  /** Where the question and its choices come from. Says `unconfirmed` where the source does. */
  readonly cites?: string;
}

/** Texts with a shape of their own; each has its parser in `identifiers/`. */
export type TextFormat = 'plain' | 'mbi' | 'zip';

export interface TextQuestion extends Asked {
  readonly kind: 'text';
  readonly format: TextFormat;
  /** Characters at most. */
  readonly max: number;
  /** More than one line of room on the page. */
  readonly long?: true;
}
export interface YesNoQuestion extends Asked {
  readonly kind: 'yesNo';
}
export interface DateQuestion extends Asked {
  readonly kind: 'date';
}
export interface NumberQuestion extends Asked {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Digits after the point at most. */
  readonly decimals: number;
  readonly unit: string;
}
export interface ChoiceQuestion<V extends string = string> extends Asked {
  readonly kind: 'choice';
  readonly options: readonly Option<V>[];
  /** Many options are looked up in a list rather than shown as buttons. */
  readonly shown?: 'list';
  /** The first proposal whose condition holds fills an empty answer, and says so. */
  readonly proposals?: readonly { readonly value: V; readonly onlyIf: Condition }[];
}
export interface ChoicesQuestion<V extends string = string> extends Asked {
  readonly kind: 'choices';
  readonly options: readonly Option<V>[];
  /** An option that excludes all others, such as `None`. */
  readonly alone?: V;
}
export interface CodeQuestion extends Asked {
  readonly kind: 'code';
  readonly system: 'icd10cm' | 'icd9cm';
  /** Suggestions are narrowed by the prefixes that `table` holds for the value of `by`. */
  readonly within?: { readonly by: string; readonly table: Readonly<Record<string, readonly string[]>> };
}
/** What may be asked of a person, in this order. */
export const personParts = ['npi', 'familyName', 'givenName', 'specialty', 'email', 'phone', 'fax'] as const;
export type PersonPart = (typeof personParts)[number];
export interface PersonQuestion extends Asked {
  readonly kind: 'person';
  readonly parts: readonly PersonPart[];
  readonly needed: readonly PersonPart[];
}

export type Question =
  | TextQuestion
  | YesNoQuestion
  | DateQuestion
  | NumberQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | CodeQuestion
  | PersonQuestion;

export type Kind = Question['kind'];

/** A physician as answered on a form. The NPI is ten digits, telephone numbers are written (312) 555-0142. */
export type Person = { readonly npi: string; readonly familyName: string; readonly givenName: string } & {
  readonly [P in Exclude<PersonPart, 'npi' | 'familyName' | 'givenName'>]?: string;
};

/** What a question's answer is once it is accepted. */
export type AnswerOf<Q> = Q extends { readonly kind: 'yesNo' }
  ? 'yes' | 'no'
  : Q extends { readonly kind: 'number' }
    ? number
    : Q extends { readonly kind: 'choice'; readonly options: readonly Option<infer V>[] }
      ? V
      : Q extends { readonly kind: 'choices'; readonly options: readonly Option<infer V>[] }
        ? readonly V[]
        : Q extends { readonly kind: 'person' }
          ? Person
          : string;

type Given<Q extends Question, Defaults extends keyof Q = never> = Omit<Q, 'kind' | Defaults>;
type ValueOf<Q extends { readonly options: readonly Option[] }> = Q['options'][number]['value'];

/** A line of text, or several; plain text unless it has a format. */
export function text<const Q extends Given<TextQuestion>>(question: Q): { readonly kind: 'text' } & Q;
export function text<const Q extends Given<TextQuestion, 'format'> & { readonly format?: never }>(
  question: Q,
): { readonly kind: 'text'; readonly format: 'plain' } & Q;
export function text(
  question: Given<TextQuestion, 'format'> & { readonly format?: TextFormat },
): TextQuestion {
  return { kind: 'text', format: 'plain', ...question };
}
/** Yes or no. */
export function yesNo<const Q extends Given<YesNoQuestion>>(question: Q) {
  return { kind: 'yesNo', ...question } as const satisfies YesNoQuestion;
}
/** A calendar day. */
export function date<const Q extends Given<DateQuestion>>(question: Q) {
  return { kind: 'date', ...question } as const satisfies DateQuestion;
}
/** A number with its unit. */
export function number<const Q extends Given<NumberQuestion>>(question: Q) {
  return { kind: 'number', ...question } as const satisfies NumberQuestion;
}
/** One of several. */
export function choice<const Q extends Given<ChoiceQuestion>>(
  question: Q & {
    readonly proposals?: readonly { readonly value: ValueOf<Q>; readonly onlyIf: Condition }[];
  },
): { readonly kind: 'choice' } & Q {
  return { kind: 'choice', ...question };
}
/** Any of several, at least one. */
export function choices<const Q extends Given<ChoicesQuestion>>(
  question: Q & { readonly alone?: ValueOf<Q> },
): { readonly kind: 'choices' } & Q {
  return { kind: 'choices', ...question };
}
/** A code that is looked up. */
export function code<const Q extends Given<CodeQuestion>>(question: Q) {
  return { kind: 'code', ...question } as const satisfies CodeQuestion;
}
/** A physician: NPI, name, and how to reach them. */
export function person<const Q extends Given<PersonQuestion>>(question: Q) {
  return { kind: 'person', ...question } as const satisfies PersonQuestion;
}
