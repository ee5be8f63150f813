import { expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation, definePublicOperation } from '@/lib/server/handler';
import { jsonBody, jsonOrUpload } from '@/lib/server/http/body';
import { openApiDocument, problemsOf } from '@/lib/server/openapi';

const amend = defineOperation({
  method: 'PUT',
  path: '/api/cases/{id}/note',
  summary: 'Notes something.',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ loud: z.enum(['yes', 'no']).optional(), on: z.iso.date() }),
  body: jsonBody(z.strictObject({ text: z.string().max(10) })),
  isIdempotent: true,
  answer: { status: 201, says: 'Noted.', schema: z.strictObject({ at: z.string() }) },
  problems: ['wrong-state'],
  run: async () => ok({ at: '' }),
});
const draw = definePublicOperation({
  method: 'GET',
  path: '/api/drawing.pdf',
  summary: 'Draws.',
  answer: {
    status: 200,
    says: 'A drawing.',
    mediaType: 'application/pdf',
    draw: async () => ok({ bytes: new Uint8Array(), fileName: 'x.pdf' }),
  },
  problems: [],
  run: async () => ok(null),
});
const either = defineOperation({
  method: 'POST',
  path: '/api/either',
  summary: 'Takes both.',
  body: jsonOrUpload(z.strictObject({ text: z.string() }), z.strictObject({ note: z.string() })),
  answer: { status: 200, says: '', schema: z.null() },
  problems: [],
  run: async () => ok(null),
});

const document = openApiDocument([amend, draw, either], {
  title: 'Registry',
  address: 'https://registry.example',
});

test('the document says what the handlers check', () => {
  expect(document.paths['/api/cases/{id}/note']).toEqual({
    put: {
      operationId: 'putCasesIdNote',
      summary: 'Notes something.',
      security: [{ session: [] }],
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: expect.objectContaining({ type: 'string', format: 'uuid' }),
        },
        { name: 'loud', in: 'query', required: false, schema: { type: 'string', enum: ['yes', 'no'] } },
        { name: 'on', in: 'query', required: true, schema: expect.objectContaining({ format: 'date' }) },
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { text: { type: 'string', maxLength: 10 } },
              required: ['text'],
              additionalProperties: false,
            },
          },
        },
      },
      responses: {
        201: {
          description: 'Noted.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { at: { type: 'string' } },
                required: ['at'],
                additionalProperties: false,
              },
            },
          },
        },
        default: expect.objectContaining({
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        }),
      },
    },
  });
});

test('files, both kinds of bodies and open operations are told apart', () => {
  expect(document.paths['/api/drawing.pdf']).toMatchObject({
    get: {
      security: [],
      parameters: [],
      responses: { 200: { content: { 'application/pdf': { schema: { format: 'binary' } } } } },
    },
  });
  expect(document.paths['/api/drawing.pdf']).not.toHaveProperty('get.requestBody');
  expect(document.paths['/api/either']).toMatchObject({
    post: {
      requestBody: {
        content: {
          'application/json': {},
          'multipart/form-data': { schema: { required: ['note', 'file'] } },
        },
      },
    },
  });
});

test('each operation names the problems it can have', () => {
  expect(problemsOf(amend.operation)).toEqual(
    expect.arrayContaining([
      'wrong-state',
      'key-missing',
      'key-reused',
      'not-signed-in',
      'not-found',
      'foreign-origin',
      'too-large',
    ]),
  );
  expect(problemsOf(draw.operation)).toEqual(['malformed']);
});

test('it can be written as JSON', () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});
