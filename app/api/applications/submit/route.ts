import { z } from 'zod';
import { applicationRequests, asApplicant } from '@/lib/server/apply';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { submitApplication, submittedApplicationSchema } from '@/lib/usecases/submit-application';
import { ofApplicant, typedApplication } from '../../_shapes/application';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/applications/submit',
  summary: 'Hands an application in, with the agreement signed on screen unless it was uploaded.',
  limit: applicationRequests,
  body: jsonBody(
    z.strictObject({
      ...ofApplicant,
      answers: typedApplication,
      version: z.int().min(1),
      signature: z
        .strictObject({ name: z.string().max(1_000), title: z.string().max(1_000), agrees: z.boolean() })
        .exactOptional(),
      reply: z.string().max(10_000).exactOptional().describe('What is said to a question of the registry.'),
    }),
  ),
  answer: { status: 200, says: 'The application is with the registry.', schema: submittedApplicationSchema },
  problems: ['not-found', 'answers', 'wrong-state'],
  run: (asking, { body }) => asApplicant(asking, (ctx) => submitApplication(ctx, body)),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
