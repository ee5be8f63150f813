import { z } from 'zod';

/** A claim of a case, as a program names it. */
export const claimKind = z.enum(['professional', 'technical', 'institutional']);
