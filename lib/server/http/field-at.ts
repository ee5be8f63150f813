import type { FieldProblem } from '@/lib/domain/forms/problems';
import { personParts } from '@/lib/domain/forms/question';

/**
 * A problem with one place of a body. Answers of a form are named as the page names them: the question, and the part of a
 * person; everything else by its path.
 */
export function fieldAt(path: readonly PropertyKey[], says: string): FieldProblem {
  const [first, question, last] = path.map(String);
  const isAnswer = first === 'answers' && question !== undefined;
  const key = isAnswer ? question : path.map(String).join('.');
  const part = isAnswer ? personParts.find((candidate) => candidate === last) : undefined;
  return { key, label: key, code: 'malformed', says, ...(part === undefined ? {} : { part }) };
}
