import { z } from 'zod';
import type { ProblemCode } from '@/lib/domain/problem';
import type { Handler, Operation } from '@/lib/server/http/operation';
import { sessionCookie } from '@/lib/server/session/cookie';

/** Problems that an operation can have whatever it does. */
const always: readonly ProblemCode[] = ['malformed'];
const signedInAlways: readonly ProblemCode[] = ['not-signed-in', 'not-found', 'not-allowed'];
const byLinkAlways: readonly ProblemCode[] = ['not-signed-in', 'link-ended', 'not-found'];
const writingAlways: readonly ProblemCode[] = ['foreign-origin', 'too-large', 'media-type'];

const fieldProblem = z.object({
  key: z.string().describe('The question, or the path in the body.'),
  part: z.string().optional().describe('The part of a person.'),
  label: z.string(),
  code: z.enum(['missing', 'malformed', 'check', 'unknown']),
  check: z.string().optional(),
  says: z.string().describe('What to do, one sentence.'),
});

/** Problem details as every refusal has them. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('One sentence for a person.'),
  code: z.string().describe('Stable; what a program decides by.'),
  fields: z.array(fieldProblem).optional(),
  requestId: z.string(),
});

/** The OpenAPI document of these handlers, from the schemas they check with. */
export function openApiDocument(
  handlers: readonly Handler[],
  info: { readonly title: string; readonly address: string },
) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { operation } of handlers) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: described(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: '1',
      description:
        'Sign in at /api/auth and send its cookie. Every refusal is problem details (RFC 9457) with a stable code. What one may not see answers as what does not exist.',
    },
    servers: [{ url: info.address }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemDetails, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie(info.address).name,
        },
        link: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tracer-link-{linkId}',
          description: 'Set by POST /api/links/code for one link. Over https its name begins with __Host-.',
        },
      },
    },
  };
}

/** The problems that an operation may answer with. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const isWriting = operation.method !== 'GET';
  return [
    ...new Set<ProblemCode>([
      ...always,
      ...(operation.isPublic ? [] : operation.isByLink ? byLinkAlways : signedInAlways),
      ...(isWriting ? writingAlways : []),
      ...(operation.isIdempotent ? (['key-missing', 'key-reused'] as const) : []),
      ...operation.problems,
    ]),
  ].toSorted();
}

function described(operation: Operation) {
  const { answer } = operation;
  return {
    operationId: operationIdOf(operation),
    summary: operation.summary,
    security: operation.isPublic ? [] : [operation.isByLink ? { link: [] } : { session: [] }],
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...(operation.isIdempotent
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description:
                'The same for a repeated request: it has one effect, and each repetition the same answer.',
              schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
            },
          ]
        : []),
    ],
    ...(Object.keys(operation.content).length > 0
      ? { requestBody: { required: true, content: contentOf(operation.content) } }
      : {}),
    responses: {
      [answer.status]: {
        description: answer.says,
        content: {
          [answer.mediaType]: {
            schema: answer.schema
              ? jsonSchema(answer.schema, 'output')
              : { type: 'string', format: 'binary' },
          },
        },
      },
      default: {
        description: `A refusal, with one of the codes: ${problemsOf(operation).join(', ')}.`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function operationIdOf({ method, path }: Operation): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api');
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function parametersOf(group: z.ZodObject | undefined, place: 'path' | 'query') {
  if (!group) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(group, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function contentOf(content: Readonly<Record<string, z.ZodType>>) {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, schema]) => [
      mediaType,
      { schema: jsonSchema(schema, 'input') },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
