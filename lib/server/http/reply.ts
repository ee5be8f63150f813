import type { Problem } from '@/lib/domain/problem';
import type { FileAnswer } from '@/lib/server/http/operation';
import { problemWords } from '@/lib/server/problem-words';

/** On every answer of the API: nobody keeps it, nobody guesses its type, and no page can be made of it. */
export const everywhere = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
} as const;

export const jsonType = 'application/json; charset=utf-8';

/** The headers alone, for who asked for no more. */
export function emptyReply(mediaType: string, requestId: string): Response {
  return new Response(null, {
    headers: { ...everywhere, 'content-type': mediaType, 'x-request-id': requestId },
  });
}

export function jsonReply(status: number, body: unknown, requestId: string): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...everywhere, 'content-type': jsonType, 'x-request-id': requestId },
  });
}

export function fileReply(file: FileAnswer, mediaType: string, requestId: string): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...everywhere,
      'content-type': mediaType,
      'content-length': String(file.bytes.byteLength),
      'content-disposition': attachmentNamed(file.fileName),
      'x-request-id': requestId,
    },
  });
}

/** Text as it is found. Trouble on the way ends the connection, so that nobody takes a part for the whole. */
export function streamReply(
  texts: AsyncIterable<string>,
  mediaType: string,
  requestId: string,
  { lines, failed }: { readonly lines: number | undefined; readonly failed: (error: unknown) => void },
): Response {
  const source = texts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await source.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        failed(error);
        controller.error(new Error('failure'));
      }
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      ...everywhere,
      // Nothing between gathers it until it is whole.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'content-type': mediaType,
      'x-request-id': requestId,
      ...(lines === undefined ? {} : { 'tracer-lines': String(lines) }),
    },
  });
}

/** Problem details (RFC 9457): the stable code, one sentence, the fields, the request id, and what the code adds. */
export function problemReply(problem: Problem, requestId: string): Response {
  const { status, title, detail, fields, extras } = problemWords(problem);
  const body = {
    ...extras,
    type: `/problems/${problem.code}`,
    title,
    status,
    detail,
    code: problem.code,
    ...(fields === undefined ? {} : { fields }),
    requestId,
  };
  return problemResponse(status, body, requestId, {
    ...(problem.code === 'throttled' ? { 'retry-after': String(problem.retryAfterSeconds) } : {}),
    ...(problem.code === 'method-not-allowed' ? { allow: problem.takes.join(', ') } : {}),
  });
}

/** A bug, or a database that is away: nothing is known but the request id. */
export function failureReply(requestId: string, isAway: boolean): Response {
  const status = isAway ? 503 : 500;
  const body = {
    type: isAway ? '/problems/unavailable' : '/problems/failure',
    title: isAway ? 'Not reachable' : 'Something went wrong',
    status,
    detail: isAway
      ? 'The registry cannot reach its database for the moment. Nothing was changed; try again.'
      : 'Something went wrong on our side, and nothing was changed. Try again, and tell us the request id if it stays.',
    code: isAway ? 'unavailable' : 'failure',
    requestId,
  };
  return problemResponse(status, body, requestId, isAway ? { 'retry-after': '5' } : {});
}

function problemResponse(
  status: number,
  body: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...everywhere,
      'content-type': 'application/problem+json; charset=utf-8',
      'x-request-id': requestId,
      ...headers,
    },
  });
}

/** RFC 6266: a plain name for old programs, the true one for all others. */
function attachmentNamed(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
