import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '@/lib/domain/forms/canonical';
import { isRecord } from '@/lib/domain/forms/read';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { malformed, malformedFields } from '@/lib/server/http/schema-words';
import { unstorableIn } from '@/lib/server/http/storable';

/** How much a JSON body and a file may be, in bytes. */
export const limits = { json: 1024 * 1024, file: 10 * 1024 * 1024, around: 64 * 1024 } as const;

/** A file as it was sent. Its name and type are whatever the sender says. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** How the body of an operation is read and documented. */
export interface Body<B> {
  /** In words, for whoever sent something else. */
  readonly takes: string;
  /** The schema of each media type, for the document. */
  readonly content: Readonly<Record<string, z.ZodType>>;
  /** Bytes at most, for a media type; undefined for one it does not take. */
  readonly limitOf: (mediaType: string) => number | undefined;
  readonly read: (
    bytes: Uint8Array<ArrayBuffer>,
    mediaType: string,
    contentType: string,
  ) => Promise<Result<ReadBody<B>>>;
}

/** A body as it was understood, and as a text that is the same whenever the same is sent again. */
export interface ReadBody<B> {
  readonly value: B;
  readonly identity: string;
}

/** A JSON body of this shape. */
export function jsonBody<S extends z.ZodType>(schema: S): Body<z.output<S>> {
  return {
    takes: 'application/json',
    content: { 'application/json': schema },
    limitOf: (mediaType) => (mediaType === 'application/json' ? limits.json : undefined),
    read: async (bytes) => readJson(bytes, schema),
  };
}

/** A form with a file: the part `file`, and parts with texts of this shape. */
export function uploadBody<S extends z.ZodObject>(
  fields: S,
): Body<{ readonly file: SentFile; readonly fields: z.output<S> }> {
  return {
    takes: 'multipart/form-data with the part “file”',
    content: { 'multipart/form-data': fields.extend({ file: z.file() }) },
    limitOf: (mediaType) => (mediaType === 'multipart/form-data' ? limits.file + limits.around : undefined),
    read: async (bytes, _mediaType, contentType) => readUpload(bytes, contentType, fields),
  };
}

/** Either of them. */
export function jsonOrUpload<J extends z.ZodType, S extends z.ZodObject>(schema: J, fields: S) {
  const json = jsonBody(schema);
  const upload = uploadBody(fields);
  type Either =
    | { readonly kind: 'json'; readonly value: z.output<J> }
    | { readonly kind: 'upload'; readonly value: { readonly file: SentFile; readonly fields: z.output<S> } };
  const body: Body<Either> = {
    takes: `${json.takes} or ${upload.takes}`,
    content: { ...json.content, ...upload.content },
    limitOf: (mediaType) => json.limitOf(mediaType) ?? upload.limitOf(mediaType),
    read: async (bytes, mediaType, contentType): Promise<Result<ReadBody<Either>>> => {
      if (mediaType === 'application/json') {
        const read = await json.read(bytes, mediaType, contentType);
        return read.ok ? ok({ ...read.value, value: { kind: 'json', value: read.value.value } }) : read;
      }
      const read = await upload.read(bytes, mediaType, contentType);
      return read.ok ? ok({ ...read.value, value: { kind: 'upload', value: read.value.value } }) : read;
    },
  };
  return body;
}

/** No body is read. */
export const noBody: Body<undefined> = {
  takes: 'no body',
  content: {},
  limitOf: () => undefined,
  read: async () => ok({ value: undefined, identity: '' }),
};

/** The bytes of a request, as long as they stay within the limit, whatever its Content-Length says. */
export async function bytesOf(request: Request, limit: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const tooLarge = fail<Problem>({ code: 'too-large', limit: Math.min(limit, limits.file) });
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge;
  if (!request.body) return ok(new Uint8Array());
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return tooLarge;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return ok(bytes);
}

const notJson = fail<Problem>({ code: 'malformed', says: 'The body is not JSON in UTF-8.', fields: [] });

function readJson<S extends z.ZodType>(bytes: Uint8Array, schema: S): Result<ReadBody<z.output<S>>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return notJson;
  }
  return readValue(value, schema);
}

function readValue<S extends z.ZodType>(value: unknown, schema: S): Result<ReadBody<z.output<S>>> {
  const hidden = unstorableIn(value);
  if (hidden.length > 0) return fail(malformedFields(hidden, 'The body'));
  const read = schema.safeParse(value);
  if (!read.success) return fail(malformed(read.error.issues, 'The body'));
  return ok({ value: read.data, identity: canonical(withoutSecrets(value)) });
}

/** Not even a hash of them is kept with a request: with the rest of the body known, they could be guessed. */
function isSecret(key: string): boolean {
  return key === 'passphrase' || key === 'linkCode';
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (isSecret(key) ? [] : [[key, withoutSecrets(inner)]])),
  );
}

const notForm = fail<Problem>({
  code: 'malformed',
  says: 'The body is not a form (multipart/form-data) that could be read to its end. Send the file again.',
  fields: [],
});

async function readUpload<S extends z.ZodObject>(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  fields: S,
): Promise<Result<ReadBody<{ readonly file: SentFile; readonly fields: z.output<S> }>>> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (form === null) return notForm;
  const texts = new Map<string, string>();
  let sent: File | undefined;
  for (const [name, value] of form) {
    const isKnown = typeof value === 'string' ? !texts.has(name) : name === 'file' && sent === undefined;
    if (!isKnown) {
      return fail(
        malformedFields(
          [{ key: name, label: name, code: 'malformed', says: 'Send this part once, as documented.' }],
          'The form',
        ),
      );
    }
    if (typeof value === 'string') texts.set(name, value);
    else sent = value;
  }
  if (!sent) {
    return fail(
      malformedFields(
        [{ key: 'file', label: 'file', code: 'missing', says: 'Attach the file as the part “file”.' }],
        'The form',
      ),
    );
  }
  if (sent.size > limits.file) return fail({ code: 'too-large', limit: limits.file });
  const named = unstorableIn({ file: sent.name });
  if (named.length > 0) return fail(malformedFields(named, 'The form'));
  const read = readValue(Object.fromEntries(texts), fields);
  if (!read.ok) return read;
  const bytesSent = new Uint8Array(await sent.arrayBuffer());
  const file = { name: sent.name, type: sent.type, bytes: bytesSent };
  const hash = createHash('sha256').update(bytesSent).digest('hex');
  return ok({
    value: { file, fields: read.value.value },
    identity: canonical({ name: file.name, hash, fields: read.value.identity }),
  });
}
