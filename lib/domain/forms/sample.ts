import type { Day } from '../schedule/day';
import { evaluate, readsOf, type Values } from './condition';
import { type DraftAnswers, type FormDefinition, questionsOf } from './form';
import { contractOf } from './kinds';
import { problemsIn } from './problems';
import type { Question } from './question';
import { boundsOf } from './sample-bounds';
import { sampleOf } from './sample-kinds';
import type { Random } from './seeded';

const drawsAtMost = 200;
const shareOfOptionalAnswers = 0.6;

/**
 * Answers that the form accepts, drawn from its definition: what is not asked stays unanswered, every check holds. The
 * same `random` gives the same answers. `fixed` sets some of them beforehand; a fixed `null` leaves an optional question
 * empty. Throws when the fixed answers or the given facts leave no answer possible.
 */
export function sampleAnswers(
  form: FormDefinition,
  given: Values,
  today: Day,
  random: Random,
  fixed: DraftAnswers = {},
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = { ...given, today };
  const answers: Record<string, unknown> = {};
  for (const [key, question] of questionsOf(form)) {
    if (question.askIf !== undefined && evaluate(question.askIf, values) !== true) continue;
    if (key in fixed ? fixed[key] === null : question.optional && random() > shareOfOptionalAnswers) continue;
    const drawn =
      key in fixed ? accept(question, fixed[key], values) : draw(form, key, question, values, random);
    if (drawn === undefined) throw new Error(`${form.id}: no answer to ${key} satisfies the form`);
    values[key] = drawn;
    answers[key] = drawn;
  }
  const [problem] = problemsIn(form, answers, given, today);
  if (problem) throw new Error(`${form.id}: ${problem.key}: ${problem.says}`);
  return answers;
}

function draw(
  form: FormDefinition,
  key: string,
  question: Question,
  values: Values,
  random: Random,
): unknown {
  const bounds = boundsOf(form, key, values);
  for (let attempt = 0; attempt < drawsAtMost; attempt += 1) {
    const accepted = accept(question, sampleOf(question, values, bounds, random), values);
    if (accepted !== undefined && holdsSoFar(form, key, { ...values, [key]: accepted })) return accepted;
  }
  return undefined;
}

function accept(question: Question, typed: unknown, values: Values): unknown {
  const contract = contractOf(question);
  if (contract.isBlank(typed)) return undefined;
  const read = contract.read(typed, values);
  return read.ok ? read.value : undefined;
}

function holdsSoFar(form: FormDefinition, key: string, values: Values): boolean {
  return form.checks
    .filter((check) => readsOf(check.holds).includes(key))
    .filter((check) => check.onlyIf === undefined || evaluate(check.onlyIf, values) === true)
    .every((check) => evaluate(check.holds, values) !== false);
}
