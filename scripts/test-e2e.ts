import { runE2e } from './steps/e2e';
import { leave, leaveOnSignals } from './steps/on-leave';

/** npm run test:e2e -- [Playwright's words] */
export default async function testE2e(words: string[]): Promise<number> {
  leaveOnSignals();
  try {
    return await runE2e(words);
  } finally {
    await leave();
  }
}
