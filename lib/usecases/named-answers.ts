import { z } from 'zod';

// The answers that the engine itself reads, by name: to list a case, to number it and to find it again. Every protocol's
// registration and completion forms have these questions; everything else on a form is read by the protocol alone.

export const physicianSchema = z.object({
  npi: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  specialty: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  fax: z.string().optional(),
});

/** Of a registration whose answers were accepted. */
export const registrationAnswers = z.object({
  familyName: z.string(),
  givenName: z.string(),
  bornOn: z.string(),
  sex: z.string(),
  mbi: z.string(),
  physician: physicianSchema,
  tracer: z.string(),
  scheduledOn: z.string(),
  reason: z.string(),
  site: z.string(),
});
export type RegistrationAnswers = z.output<typeof registrationAnswers>;

/** Of a completion form whose answers were accepted. The scan is described only when it was performed. */
export const completionAnswers = z.object({
  performed: z.enum(['yes', 'no']),
  scanOn: z.string().optional(),
  scanner: z.string().optional(),
  region: z.string().optional(),
  cpt: z.string().optional(),
  interpretingPhysician: physicianSchema.optional(),
});

/** Of a pre-PET form whose answers were accepted: the physician confirms or changes why and what is scanned. */
export const prePetAnswers = z.object({
  reason: z.string().optional(),
  site: z.string().optional(),
  diagnosis: z.string().optional(),
});
