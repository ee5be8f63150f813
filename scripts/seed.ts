import { seedDemo } from '@/prisma/seed/demo';

/** Fills an empty demo database; run in its own process, with the demo's environment. */
export default () => seedDemo();
