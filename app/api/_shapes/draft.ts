import { z } from 'zod';
import { jsonBody } from '@/lib/server/http/body';
import { typedAnswers } from './typed-answers';

/** What was typed for a form so far. */
export const draftAnswer = z.strictObject({
  version: z.int(),
  answers: typedAnswers,
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
});

/** What is to be kept of it. */
export const draftBody = jsonBody(
  z.strictObject({
    answers: typedAnswers,
    baseVersion: z.int().min(0).max(2_000_000_000).describe('The version one knows, 0 before there is one.'),
    clientId: z.uuid().describe('Of the page or program that saves.'),
    clientSeq: z.int().min(0).describe('Its running number: a late packet never undoes a newer one.'),
  }),
);
