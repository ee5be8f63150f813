import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineHalfwayOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { nextStep } from '@/lib/server/session/next-step';

export const GET = defineHalfwayOperation({
  method: 'GET',
  path: '/api/sign-in/step',
  summary: 'What the second step of the sign-in may be, after the first.',
  answer: {
    status: 200,
    says: 'The ways to prove it, or that one is to be set up first.',
    schema: z.strictObject({
      email: z.string(),
      mustEnrol: z.boolean(),
      mayUseCode: z.boolean(),
      mayUsePasskey: z.boolean(),
      isDemo: z.boolean(),
    }),
  },
  problems: [],
  run: async ({ database }, half) => ok(await nextStep(database, half)),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
