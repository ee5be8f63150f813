// Plain JavaScript without packages: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.tracer-stamp');

export function prepare() {
  process.chdir(root);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    leave(`Tracer needs Node 20.19 or later, and this is Node ${process.versions.node}.`);
  }
  const wanted = stateOfPackages();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  install();
  writeFileSync(stamp, wanted);
}

/** The packages depend on the lockfile, and their programs on the platform. */
function stateOfPackages() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
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
  if (done.status !== 0) leave('npm could not install the packages: see its words above. Tracer needs the npm registry for that, and nothing else.');
}

function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}
