import type { z } from 'zod';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import type { Problem } from '@/lib/domain/problem';
import { fieldAt } from '@/lib/server/http/field-at';

/** What a schema found, in words for whoever writes the program that asks. zod's own texts reach nobody. */
export function malformed(issues: readonly z.core.$ZodIssue[], what: string): Problem {
  return malformedFields(issues.flatMap(fieldsOf), what);
}

/** The same for fields that were found otherwise. */
export function malformedFields(fields: readonly FieldProblem[], what: string): Problem {
  const named = [...new Set(fields.map((field) => field.key).filter(Boolean))];
  const where =
    named.length > 0
      ? ` Look at ${named.slice(0, 5).join(', ')}${named.length > 5 ? ' and others' : ''}.`
      : '';
  return { code: 'malformed', says: `${what} is not as documented.${where}`, fields };
}

function fieldsOf(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      fieldAt([...issue.path, key], `Leave out “${key}”: it is not part of this.`),
    );
  }
  return [fieldAt(issue.path, wordsOf(issue))];
}

function wordsOf(issue: Exclude<z.core.$ZodIssue, z.core.$ZodIssueUnrecognizedKeys>): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${typeWords(issue.expected)} here.`;
    case 'invalid_value':
      return `Send one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return `Send this in the documented form (${issue.format}).`;
    case 'too_small':
      return `Send ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}${unitWords(issue.origin)}.`;
    case 'too_big':
      return `Send ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}${unitWords(issue.origin)}.`;
    case 'not_multiple_of':
      return `Send a multiple of ${String(issue.divisor)}.`;
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'custom':
      return 'Send this as documented.';
  }
}

function typeWords(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'number':
    case 'int':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a group of named values';
    default:
      return 'what is documented';
  }
}

function unitWords(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
