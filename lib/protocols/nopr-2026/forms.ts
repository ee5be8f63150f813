import type { FormId } from '../../domain/cases/case-event';
import type { FormDefinition } from '../../domain/forms/form';
import { completion } from './forms/completion.form';
import { postPet } from './forms/post-pet.form';
import { prePet } from './forms/pre-pet.form';
import { registration } from './forms/registration.form';
import { report } from './forms/report.form';

/** The five forms alone, for a page that needs no rule. */
export const forms = {
  registration,
  'pre-pet': prePet,
  completion,
  report,
  'post-pet': postPet,
} as const satisfies Readonly<Record<FormId, FormDefinition>>;
