import { SignatureSource } from '@/lib/db/signature-source';
import { Trouble } from '@/lib/db/trouble';
import { signaturesVerdictWords } from '@/lib/usecases/audit-verdict-words';
import { verifySignatures } from '@/lib/usecases/verify-signatures';
import { progress } from './steps/progress';
import { readAsAuditor } from './steps/read-as-auditor';
import { readSettingsFile } from './steps/settings-file';

/** npm run signatures:verify: compares every submitted form with what was signed. Ends with 0 when all are intact. */
export default async function signaturesVerify([given]: string[]): Promise<number> {
  readSettingsFile();
  const url = given ?? process.env.DATABASE_URL;
  if (!url)
    throw new Trouble('Set DATABASE_URL, or name the database: npm run signatures:verify -- postgresql://…');
  const began = performance.now();
  const tell = progress('form');
  const verdict = await readAsAuditor(url, async (read) => {
    const steps = verifySignatures(new SignatureSource(read));
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      tell(step.value.done, step.value.of);
    }
  });
  console.log(signaturesVerdictWords(verdict, performance.now() - began));
  return verdict.isIntact ? 0 : 1;
}
