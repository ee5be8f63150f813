import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { renewLinkCode, showLinkCode, shownCodeSchema } from '@/lib/usecases/show-link-code';
import { caseLinkAddress } from '../../../../../_shapes/case-address';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}/links/{form}/code',
  summary: 'The code that goes with the link to a form, for reading it out to the physician.',
  params: caseLinkAddress,
  answer: { status: 200, says: 'The code.', schema: shownCodeSchema },
  problems: ['already-submitted', 'wrong-state'],
  run: (ctx, { params }) => showLinkCode(ctx, { caseId: params.id, form: params.form }),
});

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/links/{form}/code',
  summary:
    'Makes a new code for a form. The one before, and an order sheet with it, is worth nothing from then on.',
  params: caseLinkAddress,
  answer: { status: 201, says: 'The new code.', schema: shownCodeSchema },
  problems: ['already-submitted', 'wrong-state'],
  run: (ctx, { params }) => renewLinkCode(ctx, { caseId: params.id, form: params.form }),
});

export const { PUT, PATCH, DELETE } = otherMethods(GET, POST);
