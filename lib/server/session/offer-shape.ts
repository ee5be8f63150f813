import { z } from 'zod';

/** An offered authenticator key, as operations answer it. */
export const offerShape = z.strictObject({
  offer: z.string().describe('To be sent back with the first code.'),
  key: z.string(),
  picture: z.strictObject({ path: z.string(), size: z.int() }),
  demoCode: z.string().nullable().describe('In a demo, the first code of it.'),
});
