import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { v7 as uuid } from 'uuid';
import type { Problem } from '@/lib/domain/problem';
import { problemReply } from '@/lib/server/http/reply';
import { pageHeaders } from '@/lib/server/page-headers';
import { nonceHeader, pathHeader, requestIdHeader } from '@/lib/server/request-headers';

/**
 * Before each page: a request id, a nonce for its scripts, and the headers that keep browsers careful. It never decides who
 * may see what; that is asked where the data is.
 */
export function proxy(request: NextRequest): Response {
  const requestId = uuid();
  // Next answers 500 to an address with a part that it cannot decode.
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname)) return problemReply(unreadable, requestId);
  // Pages are read; whatever changes something goes to the API, which asks where it comes from. Nobody reaches the
  // framework's own actions, nor what it makes of a malformed Origin.
  if (!pathname.startsWith('/api/') && request.method !== 'GET' && request.method !== 'HEAD')
    return problemReply({ code: 'method-not-allowed', takes: ['GET'] }, requestId);
  const nonce = randomBytes(16).toString('base64');
  const isSecure = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false;
  const said = pageHeaders({ nonce, isSecure, isDevelopment: process.env.NODE_ENV === 'development' });

  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, requestId);
  headers.set(pathHeader, pathname + request.nextUrl.search);
  headers.set(nonceHeader, nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', said['content-security-policy']);

  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(said)) response.headers.set(name, value);
  response.headers.set(requestIdHeader, requestId);
  return response;
}

const unreadable: Problem = {
  code: 'malformed',
  says: 'This address has a part that cannot be read.',
  fields: [],
};

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const config = {
  // Not the API, whose wrapper does the same and takes larger bodies than pass through here, unless it has to be decoded;
  // and not files that never change.
  matcher: ['/((?!api/|livez$|readyz$|_next/static/|icon\\.svg$).*)', '/api/(.*%.*)'],
};
