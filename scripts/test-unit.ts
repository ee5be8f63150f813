import { runVitest } from './steps/vitest';

/** npm run test:unit -- [vitest's words]: everything that needs no browser. */
export default (words: string[]) => runVitest(words);
