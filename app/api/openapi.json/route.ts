import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import type { Handler } from '@/lib/server/http/operation';
import { openApiDocument } from '@/lib/server/openapi';
import { otherMethods } from '@/lib/server/other-methods';
import { publicContext } from '@/lib/server/use-case-context';
import { operations } from '../_shapes/operations';

export const GET: Handler = definePublicOperation({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This document.',
  answer: { status: 200, says: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) },
  problems: [],
  run: async ({ now, requestId }) => {
    const { settings, address } = publicContext(now, requestId);
    return ok(openApiDocument([...operations, GET], { title: settings.name, address }));
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
