import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { fail, ok, type Result } from '@/lib/domain/result';
import { settings } from '@/lib/server/env';
import { bytesOf } from '@/lib/server/http/body';
import { isDatabaseAway } from '@/lib/server/http/failure';
import type { RouteContext } from '@/lib/server/http/operation';
import { isForeign } from '@/lib/server/http/origin';
import { everywhere, failureReply, problemReply } from '@/lib/server/http/reply';
import { logFailure, logRequest } from '@/lib/server/log';
import { authOptions } from '@/lib/server/session/auth-options';

const route = '/api/auth/{...}';
const bodyLimit = 16 * 1024;
const takes = ['application/x-www-form-urlencoded', 'application/json'];

/** next-auth behind the same door as the rest of the API: origin, size and form are checked, and nothing it throws gets out. */
export async function authHandler(request: Request, context: RouteContext): Promise<Response> {
  const began = performance.now();
  const requestId = uuid();
  const response = await answered(request, context, requestId);
  logRequest({
    method: request.method,
    route,
    status: response.status,
    ms: performance.now() - began,
    requestId,
  });
  return response;
}

async function answered(request: Request, context: RouteContext, requestId: string): Promise<Response> {
  try {
    if (isForeign(request, settings().address)) return problemReply({ code: 'foreign-origin' }, requestId);
    // Anybody could write into our log through it.
    if (new URL(request.url).pathname.endsWith('/_log'))
      return problemReply({ code: 'not-found' }, requestId);
    const body = request.method === 'POST' ? await checkedBody(request) : ok(undefined);
    if (!body.ok) return problemReply(body.problem, requestId);
    const given: unknown = await NextAuth(authOptions())(forwarded(request, body.value), context);
    if (!(given instanceof Response)) throw new Error('next-auth gave no response');
    // To methods, actions and providers that it does not know it answers with a text and 400 or even 500.
    const isUnknown = given.status >= 400 && !given.headers.get('content-type')?.includes('json');
    return isUnknown ? problemReply({ code: 'not-found' }, requestId) : withHeaders(given, requestId);
  } catch (error) {
    logFailure(error, { route, requestId });
    return failureReply(requestId, isDatabaseAway(error));
  }
}

const jsonBody = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]));

/** next-auth reads whatever it is sent, so it is sent only what it can read. */
async function checkedBody(request: Request): Promise<Result<Uint8Array<ArrayBuffer> | undefined>> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = await bytesOf(request, bodyLimit);
  if (!bytes.ok || bytes.value.byteLength === 0) return bytes;
  if (!takes.includes(mediaType)) return fail({ code: 'media-type', takes: takes.join(' or ') });
  if (mediaType === 'application/json' && !jsonBody.safeParse(parsed(bytes.value)).success) {
    return fail({ code: 'malformed', says: 'The body is not a JSON object of texts.', fields: [] });
  }
  return bytes;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function forwarded(request: Request, body: Uint8Array<ArrayBuffer> | undefined): NextRequest {
  return new NextRequest(request.url, {
    // It does not know HEAD, whose answer loses its body further on.
    method: request.method === 'HEAD' ? 'GET' : request.method,
    headers: request.headers,
    ...(body === undefined || body.byteLength === 0 ? {} : { body }),
  });
}

function withHeaders(response: Response, requestId: string): Response {
  for (const [name, value] of Object.entries(everywhere)) response.headers.set(name, value);
  response.headers.set('x-request-id', requestId);
  return response;
}
