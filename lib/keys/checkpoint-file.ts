import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import type { Checkpoint } from './checkpoint-key';

const lineSchema = z
  .object({
    sequence: z.string().regex(/^\d{1,18}$/),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: z.iso.datetime(),
    previous: z.string().regex(/^\d{1,18}$/),
    key: z.string(),
    signature: z.base64(),
  })
  .transform(
    ({ sequence, hash, at, previous, key, signature }): Checkpoint => ({
      sequence: BigInt(sequence),
      hash: Buffer.from(hash, 'hex'),
      at: new Date(at),
      previous: BigInt(previous),
      key,
      signature: Buffer.from(signature, 'base64'),
    }),
  );

/** Checkpoints outside the database: a file that is only appended to, one line of JSON for each. */
export class CheckpointFile {
  constructor(readonly path: string) {}

  /** Returns once the line is on the disk. A line that a crash cut off stays alone on its own. */
  append({ sequence, hash, at, previous, key, signature }: Checkpoint): void {
    const line = JSON.stringify({
      sequence: String(sequence),
      hash: hash.toString('hex'),
      at: at.toISOString(),
      previous: String(previous),
      key,
      signature: signature.toString('base64'),
    });
    const isCut = existsSync(this.path) && !/(^|\n)$/.test(readFileSync(this.path, 'utf8').slice(-1));
    const file = openSync(this.path, 'a', 0o640);
    try {
      writeSync(file, `${isCut ? '\n' : ''}${line}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  /** Why nothing can be appended, or undefined. */
  trouble(): string | undefined {
    try {
      if (existsSync(this.path)) accessSync(this.path, constants.W_OK);
      else closeSync(openSync(this.path, 'a', 0o640));
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** What stands in it; lines that are no checkpoint are left out, and are missed where another names them. */
  read(): readonly Checkpoint[] {
    return readFileSync(this.path, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          const read = lineSchema.safeParse(JSON.parse(line));
          return read.success ? [read.data] : [];
        } catch {
          return [];
        }
      });
  }
}
