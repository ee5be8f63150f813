import { orderSheetFile } from '@/lib/server/drawn';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { printOrderSheet } from '@/lib/usecases/print-order-sheet';
import { caseLinkAddress } from '../../../../../_shapes/case-address';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}/links/{form}/order-sheet.pdf',
  summary: 'The sheet with the code for a form, which goes to the physician by another way than the link.',
  params: caseLinkAddress,
  answer: { status: 200, says: 'The order sheet.', mediaType: 'application/pdf', draw: orderSheetFile },
  problems: ['already-submitted', 'wrong-state', 'cannot-print'],
  run: (ctx, { params }) => printOrderSheet(ctx, { caseId: params.id, form: params.form }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
