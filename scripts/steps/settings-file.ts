import { existsSync } from 'node:fs';

/** Settings may stand in .env; what the environment sets itself goes before it. */
export function readSettingsFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
