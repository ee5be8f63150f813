import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { readAttachment, type StoredFile } from '@/lib/usecases/read-attachment';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}/attachments/{attachmentId}',
  summary: 'A file of a case, as it was attached.',
  params: z.strictObject({ id: z.uuid(), attachmentId: z.uuid() }),
  answer: {
    status: 200,
    says: 'The file.',
    mediaType: 'application/pdf',
    draw: async (file: StoredFile) => ok(file),
  },
  problems: [],
  run: (ctx, { params }) => readAttachment(ctx, { caseId: params.id, attachmentId: params.attachmentId }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
