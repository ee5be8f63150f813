import type { Day } from '../schedule/day';
import { evaluate, readsOf, type Truth, type Values } from './condition';
import { type DraftAnswers, type FormDefinition, questionsOf } from './form';
import { contractOf } from './kinds';
import type { PersonPart } from './question';

/** What is wrong with one field, in a sentence that says what to do. */
export interface FieldProblem {
  readonly key: string;
  readonly part?: PersonPart;
  /** The question as asked, for the summary. */
  readonly label: string;
  readonly code: 'missing' | 'malformed' | 'check' | 'unknown';
  /** The id of the failed check. */
  readonly check?: string;
  readonly says: string;
}

/** A form read against its definition: what is asked, what was accepted, and every problem at once. */
export interface Reading {
  /** Accepted answers to the questions that are asked. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Accepted answers together with the given facts and today: what conditions read. */
  readonly values: Values;
  /** For each question whether it is asked; null while that cannot be told yet. */
  readonly asked: ReadonlyMap<string, Truth>;
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads answers as typed. The page, the server and the completeness audit share this one list of problems: malformed,
 * missing, failed checks and unknown names, in the order of the form.
 */
export function readForm(form: FormDefinition, raw: DraftAnswers, given: Values, today: Day): Reading {
  const values: Record<string, unknown> = { ...given, today };
  const answers: Record<string, unknown> = {};
  const asked = new Map<string, Truth>();
  const problems: FieldProblem[] = [];
  for (const [key, question] of questionsOf(form)) {
    const isAsked = question.askIf === undefined ? true : evaluate(question.askIf, values);
    asked.set(key, isAsked);
    if (isAsked !== true) continue;
    const contract = contractOf(question);
    const typed = raw[key];
    if (contract.isBlank(typed)) {
      if (!question.optional)
        problems.push({ key, label: question.ask, code: 'missing', says: contract.missingSays() });
      continue;
    }
    const read = contract.read(typed, values);
    if (read.ok) {
      values[key] = read.value;
      answers[key] = read.value;
    } else {
      for (const complaint of read.complaints) {
        problems.push({ key, label: question.ask, code: 'malformed', ...complaint });
      }
    }
  }
  for (const check of form.checks) {
    if (!(check.about in answers)) continue;
    if (check.onlyIf && evaluate(check.onlyIf, values) !== true) continue;
    if (readsOf(check.holds).some((read) => problems.some((problem) => problem.key === read))) continue;
    if (evaluate(check.holds, values) === false) {
      const label = questionsOf(form).find(([key]) => key === check.about)?.[1].ask ?? check.about;
      problems.push({ key: check.about, label, code: 'check', check: check.id, says: check.says });
    }
  }
  for (const key of Object.keys(raw)) {
    if (!asked.has(key)) {
      problems.push({
        key,
        label: key,
        code: 'unknown',
        says: `Leave out “${key}”: this form does not ask it.`,
      });
    }
  }
  return { answers, values, asked, problems: inOrderOf(form, problems) };
}

/** The problems alone. */
export function problemsIn(
  form: FormDefinition,
  raw: DraftAnswers,
  given: Values,
  today: Day,
): readonly FieldProblem[] {
  return readForm(form, raw, given, today).problems;
}

function inOrderOf(form: FormDefinition, problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const order = questionsOf(form).map(([key]) => key);
  const rank = (problem: FieldProblem) => {
    const at = order.indexOf(problem.key);
    return at === -1 ? order.length : at;
  };
  return problems.toSorted((a, b) => rank(a) - rank(b));
}
