import { z } from 'zod';
import { answersOf } from '@/lib/server/answer-shapes';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { submissionSchema, submitForm } from '@/lib/usecases/submit-form';
import { submittableForms } from '@/lib/usecases/submittable-form';
import { formAddress } from '../../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/forms/{form}/submit',
  summary:
    'Submits a form of a case for good. A physician signs it, within five minutes of a proof (POST /api/session/proof); a facility may transcribe what was signed on paper.',
  params: formAddress,
  body: jsonBody(
    z.strictObject({
      channel: z.enum(['account', 'paper']).default('account'),
      answers: answersOf(...submittableForms),
      signature: z
        .strictObject({
          name: z.string().max(200),
          meaning: z
            .string()
            .max(500)
            .exactOptional()
            .describe('The sentence that stood above the signature.'),
        })
        .exactOptional(),
      paper: z
        .strictObject({
          signerName: z.string().max(200),
          signedOn: z.string().max(40),
          attachmentId: z.string().max(100).describe('The scanned page.'),
        })
        .exactOptional(),
    }),
  ),
  isIdempotent: true,
  answer: { status: 201, says: 'The form is submitted.', schema: submissionSchema },
  problems: ['answers', 'already-submitted', 'wrong-state', 'proof-needed'],
  run: (ctx, { params, body, idempotencyKey, bodyHash }) =>
    submitForm(ctx, { caseId: params.id, form: params.form, ...body, idempotencyKey, bodyHash }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
