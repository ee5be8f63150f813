import type { Truth } from '@/lib/domain/forms/condition';
import { readsOf } from '@/lib/domain/forms/condition';
import type { FormDefinition, Section } from '@/lib/domain/forms/form';
import type { FieldProblem, Reading } from '@/lib/domain/forms/problems';
import type { Question } from '@/lib/domain/forms/question';

/** The last step of every form, where the answers are read again and given. */
export const reviewStep = 'review';

export interface FormStep {
  readonly key: string;
  readonly title: string;
  /** Keys of the questions asked on it. */
  readonly asked: readonly string[];
}

/** The sections that ask something, in their order. */
export function stepsOf(form: FormDefinition, asked: ReadonlyMap<string, Truth>): readonly FormStep[] {
  return Object.entries(form.sections)
    .map(([key, section]) => ({
      key,
      title: section.title,
      asked: Object.keys(section.questions).filter((question) => asked.get(question) === true),
    }))
    .filter((step) => step.asked.length > 0);
}

/** The step a question stands on. */
export function stepOfQuestion(form: FormDefinition, key: string): string | undefined {
  return Object.entries(form.sections).find(([, section]) => key in section.questions)?.[0];
}

/** The problems of a step; with `null` those of the whole form. */
export function problemsOfStep(
  problems: readonly FieldProblem[],
  step: FormStep | null,
): readonly FieldProblem[] {
  return step === null ? problems : problems.filter((problem) => step.asked.includes(problem.key));
}

interface Stepped {
  readonly steps: readonly FormStep[];
  readonly reading: Pick<Reading, 'problems'>;
}

/** A form that was begun opens where it was left: at the first step with something open. */
export function firstStep({ steps, reading }: Stepped, isBegun: boolean): string {
  if (!isBegun) return steps[0]?.key ?? reviewStep;
  return steps.find((step) => problemsOfStep(reading.problems, step).length > 0)?.key ?? reviewStep;
}

/** The step to show for the one that was named: a step that asks nothing any more gives way to the next that does. */
export function placeOf(wanted: string, definition: FormDefinition, steps: readonly FormStep[]): string {
  if (wanted === reviewStep || steps.some((step) => step.key === wanted)) return wanted;
  const sections = Object.keys(definition.sections);
  const after = sections.slice(Math.max(0, sections.indexOf(wanted)));
  return after.find((key) => steps.some((step) => step.key === key)) ?? reviewStep;
}

/** A question with the follow-ups that stand below it. */
export interface QuestionNode {
  readonly key: string;
  readonly question: Question;
  readonly followUps: readonly QuestionNode[];
}

interface GrowingNode {
  readonly key: string;
  readonly question: Question;
  readonly followUps: GrowingNode[];
}

/** The asked questions of a section, each follow-up below the question whose answer asks for it. */
export function treeOf(section: Section, asked: ReadonlyMap<string, Truth>): readonly QuestionNode[] {
  const roots: GrowingNode[] = [];
  let path: GrowingNode[] = [];
  for (const [key, question] of Object.entries(section.questions)) {
    if (asked.get(key) !== true) continue;
    const reads = question.askIf === undefined ? [] : readsOf(question.askIf);
    const depth = path.findLastIndex((above) => reads.includes(above.key));
    path = path.slice(0, depth + 1);
    const node: GrowingNode = { key, question, followUps: [] };
    (path.at(-1)?.followUps ?? roots).push(node);
    path.push(node);
  }
  return roots;
}
