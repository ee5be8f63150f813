import { z } from 'zod';
import type { Kind, Question } from './question';

const longestText = 20_000;
const looseText = z.string().max(longestText);

/**
 * The shape in which a machine sends an answer of each kind. Words of the world (an MBI, a real date) are judged by `read`.
 * Apart from `kinds`, so that a page that only reads forms does not carry zod.
 */
const schemas: { readonly [K in Kind]: (question: Extract<Question, { readonly kind: K }>) => z.ZodType } = {
  text: () => looseText,
  yesNo: () => z.enum(['yes', 'no']),
  date: () => looseText.meta({ description: 'YYYY-MM-DD, or MM/DD/YYYY as typed' }),
  number: () => z.union([z.number(), looseText]),
  choice: (question) => z.enum(question.options.map((option) => option.value)),
  choices: (question) => z.array(z.enum(question.options.map((option) => option.value))),
  code: () => looseText,
  person: (question) =>
    z.strictObject(Object.fromEntries(question.parts.map((part) => [part, looseText.optional()]))),
};

/** The shape of one question's answer. */
export function schemaOfQuestion(question: Question): z.ZodType {
  switch (question.kind) {
    case 'text':
      return schemas.text(question);
    case 'yesNo':
      return schemas.yesNo(question);
    case 'date':
      return schemas.date(question);
    case 'number':
      return schemas.number(question);
    case 'choice':
      return schemas.choice(question);
    case 'choices':
      return schemas.choices(question);
    case 'code':
      return schemas.code(question);
    case 'person':
      return schemas.person(question);
  }
}
