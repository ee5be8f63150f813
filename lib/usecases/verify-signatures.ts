import { type SignatureSource, type SignedEntry, sealOf } from '../db/signature-source';
import { contentHash } from './content-hash';

/** What a verification of one signature found: everything that was compared, and what is not as it was signed. */
export interface SignatureVerdict {
  readonly isIntact: boolean;
  readonly checked: readonly string[];
  readonly differs: readonly string[];
}

/** Makes every hash of a submitted form again and compares it with what was kept when it was submitted and signed. */
export function verifySignature(entry: SignedEntry): SignatureVerdict {
  const { signature } = entry;
  const content = contentHash({
    caseId: entry.caseId,
    form: entry.form,
    revision: entry.revision,
    definition: entry.definitionHash,
    answers: entry.answers,
  });
  const comparisons: readonly (readonly [boolean, string, string])[] = [
    [
      content === entry.contentHash,
      'the answers, the form and its revision',
      'The answers are not those that were submitted.',
    ],
    ...(entry.fileHash === null
      ? []
      : [
          [
            entry.fileHash === entry.bytesHash,
            'the file',
            'The file is not the one that was attached.',
          ] as const,
        ]),
    ...(signature === null
      ? []
      : [
          [
            signature.contentHash === entry.contentHash,
            'that it was given for these answers',
            'The signature was given for other answers.',
          ] as const,
          [
            sealOf(entry, signature) === signature.seal,
            'the name, NPI, meaning, method, time and zone, and the form as it is shown',
            'The signature, or the form as it is shown, was changed.',
          ] as const,
          [
            signature.line !== null,
            `line ${signature.line ?? ''} of the audit, which tells of it`,
            'No line of the audit tells of this signature.',
          ] as const,
        ]),
  ];
  const differs = comparisons.filter(([isSame]) => !isSame).map(([, , says]) => says);
  return { isIntact: differs.length === 0, checked: comparisons.map(([, what]) => what), differs };
}

export interface SignaturesVerdict {
  readonly isIntact: boolean;
  readonly forms: number;
  readonly signatures: number;
  /** One sentence for each thing that is wrong, at most twenty. */
  readonly says: readonly string[];
}

/** The same for every submitted form; tells how far it is after each batch, and at last what it found. */
export async function* verifySignatures(
  source: SignatureSource,
  batch = 500,
): AsyncGenerator<{ readonly done: number; readonly of: number }, SignaturesVerdict> {
  const of = await source.count();
  const says: string[] = [];
  let [forms, signatures] = [0, 0];
  for (let last: SignedEntry | undefined; ; ) {
    const entries = await source.after(last, batch);
    for (const entry of entries) {
      const which = `${entry.form}, revision ${entry.revision}, of case ${entry.caseNumber}`;
      for (const sentence of verifySignature(entry).differs) says.push(`${which}: ${sentence}`);
      if (entry.signature !== null) signatures += 1;
    }
    forms += entries.length;
    last = entries.at(-1);
    if (!last) break;
    yield { done: forms, of: Math.max(of, forms) };
  }
  for (const line of await source.linesWithoutSignature()) {
    says.push(`The signature that line ${line} of the audit tells of is not there.`);
  }
  return { isIntact: says.length === 0, forms, signatures, says: says.slice(0, 20) };
}
