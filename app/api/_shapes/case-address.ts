import { z } from 'zod';
import { formIds } from '@/lib/domain/cases/case-event';
import { linkForms } from '@/lib/usecases/form-link-rows';
import { submittableForms } from '@/lib/usecases/submittable-form';

/** The address of a case. */
export const caseAddress = z.strictObject({ id: z.uuid() });
/** The address of what was typed for a form; a registration is typed before its case exists. */
export const draftAddress = z.strictObject({ id: z.uuid(), form: z.enum(formIds) });
/** The address of a form of a case. */
export const formAddress = z.strictObject({ id: z.uuid(), form: z.enum(submittableForms) });
/** The address of what goes to a physician without an account, for a form of a case. */
export const caseLinkAddress = z.strictObject({ id: z.uuid(), form: z.enum(linkForms) });
