// Plain JavaScript without packages: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function prepare() {
  process.chdir(root);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    leave(`Tracer needs Node 20.19 or later, and this is Node ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  try {
    accessSync(root, constants.W_OK);
  } catch {
    leave(
      `The folder ${root} cannot be written to. Make it writable for this user, or run Tracer from one that is.`,
    );
  }
  install();
}

/** Whether npm's own record of what it installed, written last, agrees with the lockfile. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(record);
  // A folder copied from another machine has that machine's programs.
  if (!installed[`node_modules/@esbuild/${process.platform}-${process.arch}`]) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : path === '' || optional === true,
  );
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function install() {
  console.log('Installing what Tracer needs from the npm registry, which takes a minute or two …');
  // npm names its own command when it runs a script; without it, the shell has to find it.
  const npm = process.env.npm_execpath;
  const words = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...words], options)
    : spawnSync('npm', words, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0)
    leave(
      'npm could not install the packages: see its words above. Tracer needs the npm registry for that, and nothing else.',
    );
}

function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}
