import { z } from 'zod';
import { answersOf } from '@/lib/server/answer-shapes';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { registerCase, registeredSchema } from '@/lib/usecases/register-case';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases',
  summary: 'Registers a case.',
  body: jsonBody(
    z.strictObject({
      draftId: z.uuid().exactOptional().describe('The draft it was typed in, which is closed by it.'),
      answers: answersOf('registration'),
      confirmSeparate: z
        .array(z.uuid())
        .max(100)
        .default([])
        .describe('Cases that look like the same scan and are not.'),
    }),
  ),
  isIdempotent: true,
  answer: { status: 201, says: 'The case is registered.', schema: registeredSchema },
  problems: ['answers', 'not-a-registry-case', 'likely-duplicate', 'wrong-state', 'already-submitted'],
  run: (ctx, { body, idempotencyKey, bodyHash }) => registerCase(ctx, { ...body, idempotencyKey, bodyHash }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
