import { textsIn, unprintable } from '../documents/pdf/unprintable';
import { type FormDefinition, questionsOf } from '../domain/forms/form';
import type { FieldProblem, Reading } from '../domain/forms/problems';

/**
 * Accepted answers with a character that no document can print, said while it can still be mended: a case whose claim
 * support could never be drawn must not come to be.
 */
export function unprintableAnswers(
  form: FormDefinition,
  { answers }: Pick<Reading, 'answers'>,
): readonly FieldProblem[] {
  return questionsOf(form).flatMap(([key, { ask }]): readonly FieldProblem[] => {
    const problem = unprintable([...textsIn(answers[key])].map((text) => ({ where: 'this answer', text })));
    return problem ? [{ key, label: ask, code: 'malformed', says: problem.says }] : [];
  });
}
