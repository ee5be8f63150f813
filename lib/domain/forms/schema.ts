import { z } from 'zod';
import { type FormDefinition, questionsOf } from './form';
import { schemaOfQuestion } from './kind-schemas';

/** The shape in which a machine submits a form: every question optional here, because `readForm` says what is missing. */
export function schemaOf(form: FormDefinition) {
  return z
    .strictObject(
      Object.fromEntries(
        questionsOf(form).map(([key, question]) => [
          key,
          schemaOfQuestion(question).meta({ title: question.ask }).optional(),
        ]),
      ),
    )
    .meta({ title: `${form.title} (${form.id} version ${form.version})` });
}
