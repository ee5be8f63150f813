import { z } from 'zod';

/** Answers by the keys of their questions, as typed. */
export const typedAnswers = z
  .record(z.string(), z.unknown())
  .describe('Answers by the keys of their questions.');
