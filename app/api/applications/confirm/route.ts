import { z } from 'zod';
import { applicationRequests, asApplicant } from '@/lib/server/apply';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { confirmApplication } from '@/lib/usecases/save-application';
import { ofApplicant } from '../../_shapes/application';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/applications/confirm',
  summary: 'Confirms the e-mail address of an application, by the secret of the link that was sent there.',
  limit: applicationRequests,
  body: jsonBody(z.strictObject(ofApplicant)),
  answer: {
    status: 200,
    says: 'The address is confirmed.',
    schema: z.strictObject({ isConfirmed: z.literal(true) }),
  },
  problems: ['not-found'],
  run: (asking, { body }) => asApplicant(asking, (ctx) => confirmApplication(ctx, body.token)),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
