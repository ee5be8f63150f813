import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { invitedRoles, invitePerson } from '@/lib/usecases/invite-person';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/invitations',
  summary: 'Invites somebody to a role by e-mail.',
  body: jsonBody(
    z.strictObject({
      email: z.string().max(1_000),
      role: z.enum(invitedRoles),
      facilityId: z
        .uuid()
        .exactOptional()
        .describe('Of a registrar or manager; a manager’s own where it is not said.'),
      npi: z.string().max(100).exactOptional().describe('Of a physician.'),
    }),
  ),
  needsProof: true,
  answer: {
    status: 201,
    says: 'The invitation, and the address it went to as it is stored.',
    schema: z.strictObject({ invitationId: z.string(), email: z.string() }),
  },
  problems: ['proof-needed', 'answers', 'wrong-state'],
  run: (ctx, { body }) => invitePerson(ctx, body),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
