import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { Trouble } from '@/lib/db/trouble';

/** The path of a Chromium that runs here: one that is found, else Playwright's, else the distribution's. */
export function browser(say: (line: string) => void): string {
  const found = workingBrowser();
  if (found) return found;
  say('Installing a browser for the tests …');
  const node = process.execPath;
  spawnSync(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  });
  const downloaded = workingBrowser();
  if (downloaded) return downloaded;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env: environment });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env: environment,
    });
  }
  const installed = workingBrowser();
  if (installed) return installed;
  throw new Trouble(
    'The browser tests need Chromium or Chrome, and none was found or could be installed. Install one so that chromium or google-chrome is on the PATH.',
  );
}

function workingBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path) && runs(path));
}

function candidates(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [
    chromium.executablePath(),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
}

/** Some distributions put a script there that only says what to install, and a downloaded one may lack libraries. */
function runs(path: string): boolean {
  // Chrome on Windows opens a window instead of telling its version.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
