import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail, ok, type Result } from '@/lib/domain/result';
import { bytesOf, noBody } from '@/lib/server/http/body';
import type { Declared, Input, RouteContext } from '@/lib/server/http/operation';
import { malformed } from '@/lib/server/http/schema-words';

type AnyInput = Input<z.ZodObject, z.ZodObject, unknown>;

const nothing = z.strictObject({});

/** Reads and checks all that a request says, in the order in which it is cheapest to refuse. */
export async function inputOf(
  spec: Declared<z.ZodObject, z.ZodObject, unknown, unknown>,
  request: Request,
  context: RouteContext,
): Promise<Result<AnyInput>> {
  // An address that cannot exist looks like one that does not.
  // Next hands over nothing at all for an address without a part that varies.
  const params = (spec.params ?? nothing).safeParse((await context.params) ?? {});
  if (!params.success) return fail({ code: 'not-found' });
  const url = new URL(request.url);
  const query = (spec.query ?? nothing).safeParse(valuesOf(url.searchParams));
  if (!query.success) return fail(malformed(query.error.issues, 'The query'));

  const contentType = request.headers.get('content-type') ?? '';
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const body = spec.body ?? noBody;
  const limit = body.limitOf(mediaType);
  if (spec.body && limit === undefined) return fail({ code: 'media-type', takes: body.takes });
  const idempotencyKey = request.headers.get('idempotency-key') ?? '';
  if (spec.isIdempotent && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) return fail({ code: 'key-missing' });

  const bytes = limit === undefined ? ok(new Uint8Array()) : await bytesOf(request, limit);
  if (!bytes.ok) return bytes;
  const read = await body.read(bytes.value, mediaType, contentType);
  if (!read.ok) return read;
  return ok({
    params: params.data,
    query: query.data,
    body: read.value.value,
    idempotencyKey,
    bodyHash: createHash('sha256')
      .update(`${request.method} ${url.pathname}\n`)
      .update(read.value.identity)
      .digest('hex'),
  });
}

/** A name that stands twice becomes a list, which no schema of a single value takes. */
function valuesOf(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
}
