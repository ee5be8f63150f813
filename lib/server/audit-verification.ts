import { existsSync } from 'node:fs';
import { AuditSource } from '@/lib/db/audit-source';
import { SignatureSource } from '@/lib/db/signature-source';
import type { Actor } from '@/lib/domain/access/actor';
import { PublicCheckpointKey } from '@/lib/keys/checkpoint-key';
import { checkpointPlaces } from '@/lib/server/checkpoints';
import { settings } from '@/lib/server/env';
import { readAs } from '@/lib/server/read-as';
import { auditVerdictWords, signaturesVerdictWords } from '@/lib/usecases/audit-verdict-words';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import { verifySignatures } from '@/lib/usecases/verify-signatures';

/** Verifies the audit for somebody, and tells each step and at last what was found as a line of JSON. */
export async function* auditVerification(actor: Actor): AsyncGenerator<string> {
  const { key, file } = checkpointPlaces(settings());
  const earlier = settings().earlierCheckpointKeys.flatMap((text) => PublicCheckpointKey.from(text) ?? []);
  // Where the worker runs on another machine, the file is there; npm run audit:verify takes it.
  const compare = { keys: [key.public, ...earlier], file: existsSync(file.path) ? file.read() : null };
  const steps = verifyAudit(new AuditSource(readAs(actor)), compare);
  const began = performance.now();
  for (;;) {
    const step = await steps.next();
    if (step.done)
      return yield last(step.value.isIntact, auditVerdictWords(step.value, performance.now() - began));
    yield line({ done: step.value.line, of: step.value.of });
  }
}

/** The same for all signatures. */
export async function* signaturesVerification(actor: Actor): AsyncGenerator<string> {
  const steps = verifySignatures(new SignatureSource(readAs(actor)), 200);
  const began = performance.now();
  for (;;) {
    const step = await steps.next();
    if (step.done)
      return yield last(step.value.isIntact, signaturesVerdictWords(step.value, performance.now() - began));
    yield line(step.value);
  }
}

function last(isIntact: boolean, says: string): string {
  return line({ isIntact, says });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
