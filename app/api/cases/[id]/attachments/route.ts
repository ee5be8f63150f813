import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { pdfBody } from '@/lib/server/http/pdf-body';
import { otherMethods } from '@/lib/server/other-methods';
import { attachFile, attachmentSchema } from '@/lib/usecases/attach-file';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/attachments',
  summary:
    'Attaches a PDF of at most 10 MB: the report, or the scanned page of a form that was signed on paper.',
  params: caseAddress,
  query: z.strictObject({ kind: z.enum(['report', 'paperForm']) }),
  body: pdfBody(),
  answer: { status: 201, says: 'The file is attached.', schema: attachmentSchema },
  problems: ['file-refused', 'already-submitted', 'wrong-state'],
  run: (ctx, { params, query, body }) =>
    attachFile(ctx, { caseId: params.id, kind: query.kind, fileName: body.name, bytes: body.bytes }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
