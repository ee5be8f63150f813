import { existsSync } from 'node:fs';
import { AuditSource } from '@/lib/db/audit-source';
import { Trouble } from '@/lib/db/trouble';
import { CheckpointFile } from '@/lib/keys/checkpoint-file';
import { CheckpointKey, PublicCheckpointKey } from '@/lib/keys/checkpoint-key';
import { auditVerdictWords } from '@/lib/usecases/audit-verdict-words';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import { progress } from './steps/progress';
import { readAsAuditor } from './steps/read-as-auditor';
import { readSettingsFile } from './steps/settings-file';

const usage =
  'npm run audit:verify -- --database=postgresql://… --key=public-key [--key=an-earlier-one …] [--checkpoints=checkpoints.jsonl]; without them it takes DATABASE_URL, REGISTRY_CHECKPOINT_KEY with REGISTRY_CHECKPOINT_EARLIER_KEYS, and REGISTRY_CHECKPOINT_FILE.';

/** npm run audit:verify: reads the whole audit from outside the portal and says whether it is intact. Ends with 0, 1 or 2. */
export default async function auditVerify(words: string[]): Promise<number> {
  readSettingsFile();
  const given = (name: string, setting: string) =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? process.env[setting];
  const unknown = words.find((word) => !/^--(database|key|checkpoints)=./.test(word));
  if (unknown !== undefined) throw new Trouble(`It does not know ${unknown}. ${usage}`);
  const url = given('database', 'DATABASE_URL');
  const keyTexts = keysGiven(words);
  if (!url || keyTexts.length === 0) throw new Trouble(`It needs a database and a public key. ${usage}`);
  const keys = keyTexts.map((text) => {
    // Who runs the registry has the private key, of which the public one is a part.
    const key = PublicCheckpointKey.from(text) ?? CheckpointKey.from(text)?.public;
    if (!key)
      throw new Trouble('A key is no Ed25519 key and no file with one. npm run audit:public-key prints it.');
    return key;
  });
  const path = given('checkpoints', 'REGISTRY_CHECKPOINT_FILE');
  if (path && !existsSync(path)) throw new Trouble(`The file ${path} is not there.`);

  const began = performance.now();
  const tell = progress('line');
  const verdict = await readAsAuditor(url, async (read) => {
    const steps = verifyAudit(
      new AuditSource(read),
      { keys, file: path ? new CheckpointFile(path).read() : null },
      20_000,
    );
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      tell(step.value.line, step.value.of);
    }
  });
  console.log(auditVerdictWords(verdict, performance.now() - began));
  if (!path) console.log('The checkpoints were those of the database alone: name their file to know more.');
  return verdict.isIntact ? 0 : 1;
}

/** The keys on the command line, else those of the settings, the one of now first. */
function keysGiven(words: readonly string[]): readonly string[] {
  const given = words.filter((word) => word.startsWith('--key=')).map((word) => word.slice('--key='.length));
  if (given.length > 0) return given;
  const { REGISTRY_CHECKPOINT_KEY: now, REGISTRY_CHECKPOINT_EARLIER_KEYS: earlier = '' } = process.env;
  return [now ?? '', ...earlier.split(/\s+/)].filter(Boolean);
}
