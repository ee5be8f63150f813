import { z } from 'zod';
import { applicationRequests, asApplicant } from '@/lib/server/apply';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { saveApplication, savedApplicationSchema } from '@/lib/usecases/save-application';
import { ofApplicant, typedApplication } from '../../_shapes/application';

export const PUT = definePublicOperation({
  method: 'PUT',
  path: '/api/applications/draft',
  summary: 'Keeps what was typed into an application so far.',
  limit: applicationRequests,
  body: jsonBody(z.strictObject({ ...ofApplicant, answers: typedApplication, version: z.int().min(1) })),
  answer: { status: 200, says: 'It is kept.', schema: savedApplicationSchema },
  problems: ['not-found', 'wrong-state'],
  run: (asking, { body }) => asApplicant(asking, (ctx) => saveApplication(ctx, body)),
});

export const { GET, POST, PATCH, DELETE } = otherMethods(PUT);
