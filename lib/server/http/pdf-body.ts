import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '@/lib/domain/result';
import { type Body, limits, type ReadBody, type SentFile, uploadBody } from '@/lib/server/http/body';

/** A PDF, as a form with the part `file` or as the body itself. */
export function pdfBody(): Body<SentFile> {
  const upload = uploadBody(z.strictObject({}));
  return {
    takes: `${upload.takes}, or application/pdf`,
    content: { ...upload.content, 'application/pdf': z.file() },
    limitOf: (mediaType) => (mediaType === 'application/pdf' ? limits.file : upload.limitOf(mediaType)),
    read: async (bytes, mediaType, contentType): Promise<Result<ReadBody<SentFile>>> => {
      if (mediaType === 'application/pdf') {
        const identity = createHash('sha256').update(bytes).digest('hex');
        return ok({ value: { name: '', type: mediaType, bytes }, identity });
      }
      const read = await upload.read(bytes, mediaType, contentType);
      return read.ok ? ok({ value: read.value.value.file, identity: read.value.identity }) : read;
    },
  };
}
