import { z } from 'zod';

/** Cases that may be the same scan, each with its reason. */
export const likelyDuplicates = z
  .array(z.strictObject({ caseId: z.uuid(), number: z.string(), reason: z.string() }))
  .readonly();
