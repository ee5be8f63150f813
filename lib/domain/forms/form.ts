import { type Condition, readsOf } from './condition';
import type { AnswerOf, Question } from './question';

export interface Section {
  readonly title: string;
  readonly intro?: string;
  readonly questions: Readonly<Record<string, Question>>;
}

/** Something that must hold between answers. Not judged while something it reads is missing or malformed. */
export interface Check {
  readonly id: string;
  /** The question at which the person is told. */
  readonly about: string;
  /** What to do, in words, when it does not hold. */
  readonly says: string;
  readonly onlyIf?: Condition;
  readonly holds: Condition;
  readonly cites: string;
}

/** One published form. The key of a question is its id everywhere: data, page, PDF, columns. */
export interface FormDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Who answers it, and what the signature under it means; unsigned forms have no meaning. */
  readonly answeredBy: 'facility' | 'physician';
  readonly attests?: string;
  /** Minutes a person needs, told at the start. */
  readonly minutes: number;
  /** Facts of the case that conditions and prefills may read beside the answers. */
  readonly given: readonly string[];
  readonly sections: Readonly<Record<string, Section>>;
  readonly checks: readonly Check[];
}

type QuestionsOf<F extends FormDefinition> = UnionToIntersection<
  F['sections'][keyof F['sections']]['questions']
>;
type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void
  ? I
  : never;
type QuestionKey<F extends FormDefinition> = Extract<keyof QuestionsOf<F>, string>;

type Reads<T> = T extends { readonly reads?: infer K } ? Extract<K, string> : never;
type ReadsOfOnlyIf<T> = T extends { readonly onlyIf: infer C } ? Reads<C> : never;
type ReadsOfQuestion<Q> =
  | (Q extends { readonly askIf: infer C } ? Reads<C> : never)
  | (Q extends { readonly options: readonly (infer O)[] } ? ReadsOfOnlyIf<O> : never)
  | (Q extends { readonly proposals: readonly (infer P)[] } ? ReadsOfOnlyIf<P> : never)
  | (Q extends { readonly within: { readonly by: infer K } } ? Extract<K, string> : never)
  | (Q extends { readonly known: { readonly from: infer K } } ? Extract<K, string> : never);
type ReadsOfForm<F extends FormDefinition> =
  | { [K in keyof QuestionsOf<F>]: ReadsOfQuestion<QuestionsOf<F>[K]> }[keyof QuestionsOf<F>]
  | Reads<F['checks'][number]['holds']>
  | ReadsOfOnlyIf<F['checks'][number]>
  | Extract<F['checks'][number]['about'], string>;
type Unknown<F extends FormDefinition> = Exclude<
  ReadsOfForm<F>,
  QuestionKey<F> | F['given'][number] | 'today'
>;

/**
 * A draft accepts anything: what was typed, as it was typed. A submission holds accepted answers only; a question that
 * the other answers did not call for is absent.
 */
export type DraftAnswers = Readonly<Record<string, unknown>>;
export type AnswersOf<F extends FormDefinition> = {
  readonly [K in keyof QuestionsOf<F> as QuestionsOf<F>[K] extends
    | { readonly askIf: Condition }
    | { readonly optional: true }
    ? never
    : K]: AnswerOf<QuestionsOf<F>[K]>;
} & {
  readonly [K in keyof QuestionsOf<F> as QuestionsOf<F>[K] extends
    | { readonly askIf: Condition }
    | { readonly optional: true }
    ? K
    : never]?: AnswerOf<QuestionsOf<F>[K]>;
};

/**
 * Declares a form. The compiler refuses a condition that names a question the form does not have; loading refuses one
 * that looks forward, so that a page can be answered from top to bottom.
 */
export function defineForm<const F extends FormDefinition>(
  form: F & ([Unknown<F>] extends [never] ? unknown : { readonly unknownQuestion: Unknown<F> }),
): F {
  refuseLookingForward(form);
  return form;
}

function refuseLookingForward(form: FormDefinition): void {
  const before = new Set<string>(form.given);
  const asked = new Set<string>();
  for (const [key, question] of questionsOf(form)) {
    if (asked.has(key) || before.has(key)) throw new Error(`${form.id}: ${key} stands twice`);
    for (const read of readsOfQuestion(question)) {
      if (!before.has(read))
        throw new Error(`${form.id}: ${key} depends on ${read}, which is not asked before it`);
    }
    if (question.known && !form.given.includes(question.known.from))
      throw new Error(`${form.id}: ${key} is known from ${question.known.from}, which is not given`);
    asked.add(key);
    before.add(key);
  }
  for (const check of form.checks) {
    if (!asked.has(check.about))
      throw new Error(`${form.id}: check ${check.id} is about ${check.about}, which is not asked`);
    for (const read of [...readsOf(check.holds), ...(check.onlyIf ? readsOf(check.onlyIf) : [])]) {
      if (!before.has(read))
        throw new Error(`${form.id}: check ${check.id} reads ${read}, which is not on the form`);
    }
  }
}

/** All questions in the order they are asked. */
export function questionsOf(form: FormDefinition): readonly (readonly [string, Question])[] {
  return Object.values(form.sections).flatMap((section) => Object.entries(section.questions));
}

/** One question by its key. */
export function questionOf(form: FormDefinition, key: string): Question | undefined {
  return questionsOf(form).find(([candidate]) => candidate === key)?.[1];
}

/**
 * Whether a question is asked because of another answer of its own section: where it is shown, it belongs under that one.
 */
export function isFollowUp(section: Section, key: string): boolean {
  const askIf = section.questions[key]?.askIf;
  return askIf !== undefined && readsOf(askIf).some((read) => read !== key && read in section.questions);
}

function readsOfQuestion(question: Question): readonly string[] {
  const reads = question.askIf ? [...readsOf(question.askIf)] : [];
  if (question.kind === 'choice' || question.kind === 'choices') {
    for (const option of question.options) if (option.onlyIf) reads.push(...readsOf(option.onlyIf));
  }
  if (question.kind === 'choice')
    for (const proposal of question.proposals ?? []) reads.push(...readsOf(proposal.onlyIf));
  if (question.kind === 'code' && question.within) reads.push(question.within.by);
  return reads;
}
