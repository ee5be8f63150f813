import { z } from 'zod';
import { correctionIds } from '@/lib/domain/cases/correction';

const text = z.string().max(500);

/** A correction as a page sends it: what is corrected, and how it should have been, as typed. */
export const correctionBody = z.strictObject({
  what: z.enum(correctionIds),
  answers: z
    .record(z.string().max(40), z.union([text, z.record(z.string().max(40), text)]))
    .describe('Answers of the form on which it stands, by their keys.'),
});
