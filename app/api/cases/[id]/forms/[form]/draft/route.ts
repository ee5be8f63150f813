import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { readDraft } from '@/lib/usecases/read-draft';
import { saveDraft, savedDraftSchema } from '@/lib/usecases/save-draft';
import { draftAddress } from '../../../../../_shapes/case-address';
import { draftAnswer, draftBody } from '../../../../../_shapes/draft';

const query = z.strictObject({
  channel: z
    .enum(['account', 'paper'])
    .default('account')
    .describe('paper: as the facility transcribes it from a signed page.'),
});

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}/forms/{form}/draft',
  summary: 'What was typed for a form so far.',
  params: draftAddress,
  query,
  answer: {
    status: 200,
    says: 'The draft.',
    schema: draftAnswer,
  },
  problems: ['already-submitted', 'wrong-state'],
  run: (ctx, { params, query: { channel } }) =>
    readDraft(ctx, { caseId: params.id, form: params.form, channel }),
});

export const PUT = defineOperation({
  method: 'PUT',
  path: '/api/cases/{id}/forms/{form}/draft',
  summary: 'Keeps what was typed so far, whatever it is and however late.',
  params: draftAddress,
  query,
  body: draftBody,
  answer: { status: 200, says: 'Kept.', schema: savedDraftSchema },
  problems: ['draft-conflict', 'already-submitted', 'wrong-state', 'too-large'],
  run: (ctx, { params, query: { channel }, body }) =>
    saveDraft(ctx, { caseId: params.id, form: params.form, channel, ...body }),
});

export const { POST, PATCH, DELETE } = otherMethods(GET, PUT);
