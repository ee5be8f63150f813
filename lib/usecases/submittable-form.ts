import type { FormId } from '../domain/cases/case-event';

/** The forms of a case that exists; the registration opens one. */
export const submittableForms = [
  'pre-pet',
  'completion',
  'report',
  'post-pet',
] as const satisfies readonly FormId[];
export type SubmittableForm = (typeof submittableForms)[number];
