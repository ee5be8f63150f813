import { defineOperation } from '@/lib/server/handler';
import { pdfBody } from '@/lib/server/http/pdf-body';
import { otherMethods } from '@/lib/server/other-methods';
import { attachFile, attachmentSchema } from '@/lib/usecases/attach-file';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/report',
  summary:
    'Attaches the report of the scan as a PDF of at most 10 MB. The one attached last counts when the form is submitted.',
  params: caseAddress,
  body: pdfBody(),
  answer: { status: 201, says: 'The report is attached.', schema: attachmentSchema },
  problems: ['file-refused', 'already-submitted', 'wrong-state'],
  run: (ctx, { params, body }) =>
    attachFile(ctx, { caseId: params.id, kind: 'report', fileName: body.name, bytes: body.bytes }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
