import { z } from 'zod';
import { jsonBody } from '@/lib/server/http/body';

/** Of a person, an invitation or a request for help. */
export const rowAddress = z.strictObject({ id: z.string() });

/** The version that the page has seen, so that nobody decides about what somebody changed in between. */
export const seenVersion = z.int().min(1).max(1_000_000);

/** An approval or a refusal of a new sign-in, with how the person was recognized. */
export const recoveryAnswered = jsonBody(
  z.strictObject({ note: z.string().max(5_000), version: seenVersion }),
);
