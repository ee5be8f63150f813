import { type SubmittableForm, submittableForms } from '@/lib/usecases/submittable-form';

/** The form an address names; undefined for what is none. */
export function formIn(named: string): SubmittableForm | undefined {
  return submittableForms.find((form) => form === named);
}
