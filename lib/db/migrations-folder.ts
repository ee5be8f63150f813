import { resolve } from 'node:path';

/** Each folder in it is a migration, applied in the order of their names. */
export const migrationsFolder = resolve('prisma/migrations');
