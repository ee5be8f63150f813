import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { noteOutcome } from '@/lib/usecases/note-outcome';
import { caseAddress } from '../../../_shapes/case-address';
import { claimKind } from '../../../_shapes/claim-kind';

const status = z.enum(['paid', 'denied']);

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/outcomes',
  summary: 'Notes the contractor’s answer to a claim: paid, or denied with its reason codes.',
  params: caseAddress,
  body: jsonBody(
    z.strictObject({
      claim: claimKind,
      outcome: status,
      on: z.string().max(40).describe('The day of the answer, as a person types it.'),
      reasons: z.string().max(200).default('').describe('Of a denial: CO-16, MA130, MA50.'),
    }),
  ),
  answer: { status: 200, says: 'It is noted.', schema: z.strictObject({ status }) },
  problems: ['answers'],
  run: (ctx, { params, body }) => noteOutcome(ctx, { caseId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
