import { defineLinkOperation, linkAddress } from '@/lib/server/link-operation';
import { otherMethods } from '@/lib/server/other-methods';
import { readDraft } from '@/lib/usecases/read-draft';
import { saveDraft, savedDraftSchema } from '@/lib/usecases/save-draft';
import { draftAnswer, draftBody } from '../../../_shapes/draft';

export const GET = defineLinkOperation({
  method: 'GET',
  path: '/api/links/{linkId}/draft',
  summary: 'What was typed so far for the form of a link.',
  params: linkAddress,
  answer: { status: 200, says: 'The draft.', schema: draftAnswer },
  problems: ['wrong-state'],
  run: (ctx, { link }) => readDraft(ctx, { caseId: link.caseId, form: link.form, channel: 'account' }),
});

export const PUT = defineLinkOperation({
  method: 'PUT',
  path: '/api/links/{linkId}/draft',
  summary: 'Keeps what was typed so far for the form of a link, whatever it is and however late.',
  params: linkAddress,
  body: draftBody,
  answer: { status: 200, says: 'Kept.', schema: savedDraftSchema },
  problems: ['draft-conflict', 'already-submitted', 'wrong-state', 'too-large'],
  run: (ctx, { link }, { body }) =>
    saveDraft(ctx, { caseId: link.caseId, form: link.form, channel: 'account', ...body }),
});

export const { POST, PATCH, DELETE } = otherMethods(GET, PUT);
