import { resolve } from 'node:path';

/** What the demo and its tests keep between runs; never in version control. */
export const dataFolder = resolve('.data');
