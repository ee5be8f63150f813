import { type FormDefinition, questionsOf } from './form';
import { personPartLabels } from './person';
import type { Option, Question } from './question';

/** A column that an answer fills in an export. `name` is stable; `codes` lists the values it can hold. */
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'yesNo' | 'date' | 'number' | 'code';
  readonly codes?: readonly { readonly value: string; readonly label: string }[];
}

/** The columns of a form in an export, in the order of its questions. */
export function columnsOf(form: FormDefinition): readonly Column[] {
  return questionsOf(form).flatMap(([key, question]) => columnsOfQuestion(key, question));
}

/** The columns that one question fills: a column for each choice that may be made together, and for each part of a person. */
export function columnsOfQuestion(key: string, question: Question): readonly Column[] {
  switch (question.kind) {
    case 'text':
    case 'code':
      return [{ name: key, label: question.ask, type: 'text' }];
    case 'yesNo':
      return [{ name: key, label: question.ask, type: 'yesNo' }];
    case 'date':
      return [{ name: key, label: question.ask, type: 'date' }];
    case 'number':
      return [{ name: key, label: withUnit(question.ask, question.unit), type: 'number' }];
    case 'choice':
      return [{ name: key, label: question.ask, type: 'code', codes: question.options.map(codeOf) }];
    case 'choices':
      return question.options.map((option) => ({
        name: `${key}.${option.value}`,
        label: `${question.ask}: ${option.label}`,
        type: 'yesNo',
      }));
    case 'person':
      return question.parts.map((part) => ({
        name: `${key}.${part}`,
        label: `${question.ask}: ${personPartLabels[part]}`,
        type: 'text',
      }));
  }
}

function codeOf(option: Option) {
  return { value: option.value, label: option.label };
}

function withUnit(ask: string, unit: string): string {
  return ask.includes(unit) ? ask : `${ask} (${unit})`;
}
