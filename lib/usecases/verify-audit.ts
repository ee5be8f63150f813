import { type ChainedLine, lineHash, noHash } from '../db/audit-chain';
import type { AuditEnd, AuditSource } from '../db/audit-source';
import { sayInstant } from '../domain/schedule/zone';
import type { Checkpoint, PublicCheckpointKey } from '../keys/checkpoint-key';
import { registryZone } from './list-scope';

/** What a verification found: every line and checkpoint in order, or the first line that is not. */
export interface AuditVerdict {
  readonly isIntact: boolean;
  readonly lines: number;
  readonly checkpoints: number;
  /** The line up to which a checkpoint vouches; null without one. */
  readonly vouchedUpTo: string | null;
  /** The first line that is not as it was written; null when all are, or when only checkpoints are wrong. */
  readonly badLine: string | null;
  /** One sentence for each thing that is wrong. */
  readonly says: readonly string[];
}

export interface VerificationStep {
  readonly line: number;
  readonly of: number;
}

export interface CheckpointsToCompare {
  /** The key of now, and those before it that were changed for another. */
  readonly keys: readonly PublicCheckpointKey[];
  /** Those of the file outside the database, where it is at hand. */
  readonly file: readonly Checkpoint[] | null;
}

interface Bad {
  readonly line: bigint;
  readonly says: string;
}

/**
 * Reads the whole audit in batches, makes every hash again and compares it with its line, the next line, the head and the
 * checkpoints. Tells how far it is after each batch, and at last what it found.
 */
export async function* verifyAudit(
  source: AuditSource,
  compare: CheckpointsToCompare,
  batch = 5_000,
): AsyncGenerator<VerificationStep, AuditVerdict> {
  const end = await source.end();
  const stored = await source.checkpoints();
  const { trusted, troubles } = sorted(stored, compare);
  const chain = new Chain(source, end, trusted);
  let found: Bad | null = null;
  for (let after = 0n; after < end.sequence && found === null; ) {
    const lines = await source.lines(after, end.sequence, batch);
    found = await chain.follow(lines);
    after = lines.at(-1)?.sequence ?? end.sequence;
    yield { line: Number(after), of: Number(end.sequence) };
  }
  found ??= chain.atTheEnd();
  return {
    isIntact: found === null && troubles.length === 0,
    lines: Number(end.sequence),
    checkpoints: trusted.length,
    vouchedUpTo: found === null ? (trusted.at(-1)?.sequence.toString() ?? null) : null,
    badLine: found === null ? null : String(found.line),
    says: [...(found === null ? [] : [found.says]), ...troubles],
  };
}

/** Follows the lines one by one. */
class Chain {
  readonly #source: AuditSource;
  readonly #end: AuditEnd;
  readonly #checkpoints: readonly Checkpoint[];
  #next = 1n;
  #last: Buffer = noHash;
  #beforeLast: Buffer | null = null;
  #vouched = 0n;
  #checkpoint = 0;

  constructor(source: AuditSource, end: AuditEnd, checkpoints: readonly Checkpoint[]) {
    this.#source = source;
    this.#end = end;
    this.#checkpoints = checkpoints;
  }

  async follow(lines: readonly ChainedLine[]): Promise<Bad | null> {
    for (const [index, line] of lines.entries()) {
      const bad = await this.#step(line, lines[index + 1]);
      if (bad) return bad;
    }
    return null;
  }

  async #step(line: ChainedLine, after: ChainedLine | undefined): Promise<Bad | null> {
    const expected = this.#next;
    if (line.sequence !== expected) return missing(expected);
    if (!lineHash(line, line.previousHash).equals(line.hash)) {
      return this.#wasMoved(line)
        ? { line: expected - 1n, says: `Line ${expected - 1n} was put in between.` }
        : { line: expected, says: `Line ${expected} is not as it was written.` };
    }
    if (!line.previousHash.equals(this.#last)) return this.#broken(line, after);
    this.#beforeLast = this.#last;
    this.#last = line.hash;
    this.#next += 1n;
    return this.#compared(line);
  }

  /** Whether it stood one place higher, where there is another line now: it still hangs on the one before that. */
  #wasMoved(line: ChainedLine): boolean {
    const sequence = line.sequence - 1n;
    return (
      this.#beforeLast !== null &&
      line.previousHash.equals(this.#beforeLast) &&
      !line.hash.equals(this.#last) &&
      lineHash({ ...line, sequence }, line.previousHash).equals(line.hash)
    );
  }

  /** A line that fits itself and not the one before: whichever of the two the line after does not bear out was rewritten. */
  async #broken(line: ChainedLine, after: ChainedLine | undefined): Promise<Bad> {
    const next = after ?? (await this.#source.lines(line.sequence, this.#end.sequence, 1))[0];
    const borneOut = next ? next.previousHash : this.#end.hash;
    const bad = borneOut.equals(line.hash) && line.sequence > 1n ? line.sequence - 1n : line.sequence;
    return { line: bad, says: `Line ${bad} was rewritten: it does not fit the lines around it.` };
  }

  #compared({ sequence, hash }: ChainedLine): Bad | null {
    for (; this.#checkpoints[this.#checkpoint]?.sequence === sequence; this.#checkpoint += 1) {
      const checkpoint = this.#checkpoints[this.#checkpoint];
      if (checkpoint && !checkpoint.hash.equals(hash)) return rewritten(this.#vouched + 1n, checkpoint);
      this.#vouched = sequence;
    }
    return null;
  }

  atTheEnd(): Bad | null {
    const { sequence, hash, before, beyond } = this.#end;
    if (before !== null) return { line: before, says: `Line ${before} stands before the first.` };
    if (this.#next <= sequence) return missing(this.#next);
    if (!this.#last.equals(hash)) {
      return { line: sequence, says: `Line ${sequence} is not the last line that the audit’s head knows.` };
    }
    const cut = this.#checkpoints[this.#checkpoint];
    if (cut) {
      const says = `The audit ends with line ${sequence}, and line ${cut.sequence} was signed on ${when(cut)}: the lines after ${sequence} were cut off.`;
      return { line: sequence + 1n, says };
    }
    return beyond === null ? null : { line: beyond, says: `Line ${beyond} was added behind the last one.` };
  }
}

function missing(line: bigint): Bad {
  return { line, says: `Line ${line} is missing.` };
}

function rewritten(from: bigint, checkpoint: Checkpoint): Bad {
  const { sequence } = checkpoint;
  const which = from === sequence ? `Line ${sequence} was` : `One of the lines ${from} to ${sequence} was`;
  return {
    line: from,
    says: `${which} rewritten: line ${sequence} is not the one signed on ${when(checkpoint)}.`,
  };
}

function when({ at }: Checkpoint): string {
  return sayInstant(at, registryZone);
}

/** The checkpoints that one of the keys signed, in their order, and what is wrong with the others. */
function sorted(
  stored: readonly Checkpoint[],
  { keys, file }: CheckpointsToCompare,
): { readonly trusted: readonly Checkpoint[]; readonly troubles: readonly string[] } {
  const inTable = signedOf(stored, keys);
  const inFile = file && signedOf(file, keys);
  const trusted = uniqueLines([...inTable.signed, ...(inFile?.signed ?? [])]);
  // The file is what nobody who owns the database can change: where it is at hand, all must stand in it.
  const kept = new Set((inFile ?? inTable).signed.map(({ sequence }) => sequence));
  const where = inFile ? ' in the file' : '';
  const missed = trusted
    .flatMap(({ sequence, previous }) => (previous > 0n ? [previous, sequence] : [sequence]))
    .filter((sequence) => !kept.has(sequence));
  return {
    trusted,
    troubles: [
      ...inTable.troubles,
      ...(inFile?.troubles ?? []),
      ...[...new Set(missed)].map((sequence) => `The checkpoint of line ${sequence} is missing${where}.`),
    ],
  };
}

function signedOf(checkpoints: readonly Checkpoint[], keys: readonly PublicCheckpointKey[]) {
  const signed: Checkpoint[] = [];
  const troubles: string[] = [];
  for (const checkpoint of checkpoints) {
    const key = keys.find(({ fingerprint }) => fingerprint === checkpoint.key);
    if (key?.signed(checkpoint)) signed.push(checkpoint);
    else if (key)
      troubles.push(`The checkpoint of line ${checkpoint.sequence} was not signed by the registry’s key.`);
    else
      troubles.push(
        `The checkpoint of line ${checkpoint.sequence} was signed with another key, ${checkpoint.key.slice(0, 16)}.`,
      );
  }
  return { signed, troubles };
}

/** In their order. The same checkpoint stands in the file and in the table; a line signed with two hashes stays twice. */
function uniqueLines(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  return checkpoints
    .toSorted((a, b) => Number(a.sequence - b.sequence) || a.hash.compare(b.hash))
    .filter(({ sequence, hash }, index, all) => {
      const before = all[index - 1];
      return before?.sequence !== sequence || !before.hash.equals(hash);
    });
}
