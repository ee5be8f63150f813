import { Trouble } from '@/lib/db/trouble';
import { VerdictSource } from '@/lib/db/verdict-source';
import { protocolOf } from '@/lib/protocols';
import { replayVerdicts, replayWords } from '@/lib/usecases/replay-verdicts';
import { progress } from './steps/progress';
import { readAsAuditor } from './steps/read-as-auditor';
import { readSettingsFile } from './steps/settings-file';

/** npm run replay: makes every stored verdict again with its own edition. Ends with 0 when none differs, else with 1. */
export default async function replay([given]: string[]): Promise<number> {
  readSettingsFile();
  const url = given ?? process.env.DATABASE_URL;
  if (!url) throw new Trouble('Set DATABASE_URL, or name the database: npm run replay -- postgresql://…');
  const tell = progress('verdict');
  const replayed = await readAsAuditor(url, async (read) => {
    const steps = replayVerdicts(new VerdictSource(read), protocolOf);
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      tell(step.value.done, step.value.of);
    }
  });
  console.log(replayWords(replayed));
  return replayed.isSame ? 0 : 1;
}
