import type { FieldProblem } from '@/lib/domain/forms/problems';
import type { PersonPart } from '@/lib/domain/forms/question';

/** The id of a question's control; with `part`, of the control for that part of a person. */
export function fieldId(key: string, part?: PersonPart): string {
  return part === undefined ? `q-${key}` : `q-${key}-${part}`;
}

/** The control a problem is about. */
export function fieldOfProblem(problem: FieldProblem): string {
  return fieldId(problem.key, problem.part);
}
