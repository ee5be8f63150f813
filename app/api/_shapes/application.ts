import { z } from 'zod';
import { decidedSchema } from '@/lib/usecases/decide-application';
import { linkSecret } from './sign-in-answer';

/** What is typed into an application; it may be anything, and is read when it is handed in. */
export const typedApplication = z
  .record(z.string().max(60), z.unknown())
  .describe('The answers by their names, as typed. A draft accepts anything.');

/** The part of a body that says whose application it is. */
export const ofApplicant = { token: linkSecret } as const;

/** Address of an application for the registry. */
export const applicationAddress = z.object({ id: z.uuid() });

export const decidedAnswer = {
  status: 200,
  says: 'Where the application stands now.',
  schema: decidedSchema,
} as const;
