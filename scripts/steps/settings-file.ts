import { existsSync } from 'node:fs';

/** Settings may stand in a file; what the environment sets itself goes before it. */
export function readSettingsFile(name = '.env'): void {
  if (existsSync(name)) process.loadEnvFile(name);
}
