import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ownFolder, type Place } from '@/lib/db/embedded/place';
import { commandOf, isAlive, isGoneWithin, signal } from '@/lib/db/embedded/processes';
import { codeOf, Trouble } from '@/lib/db/trouble';

export const superuser = 'registry_superuser';

export type Server = { port: number; stop: () => Promise<void> };

/** Makes the cluster, in one step as seen from outside: a half-made one has another name. */
export function initialise(place: Place, password: string, durable: boolean): void {
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const unfinished = `${place.data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  ownFolder(unfinished, place.user);
  const passwordFile = `${place.data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  try {
    const made = spawnSync(
      place.binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order and case folding on every machine, whatever languages it has installed.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...place.user, cwd: dirname(place.data), encoding: 'utf8', windowsHide: true },
    );
    if (made.error) throw made.error;
    if (made.status !== 0)
      throw new Trouble(`PostgreSQL could not make its database in ${place.data}: ${lastLine(made.stderr)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  chmodSync(unfinished, 0o700);
  renameSync(unfinished, place.data);
}

export async function serve(
  place: Place,
  password: string,
  logFile: string,
  durable: boolean,
): Promise<Server> {
  await stopLeftover(place.data);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = launch(place, port, logFile, durable);
    const trouble = await readyOrTrouble(child, port, password, logFile);
    if (!trouble) return running(child, port);
    // Another process may take the port first, and the workers of a killed server need a moment to leave.
    if (attempt === 5 || !/in use/.test(trouble)) {
      throw new Trouble(`PostgreSQL did not start: ${trouble} Its log is ${logFile}.`);
    }
    await pause(500 * attempt);
  }
}

/** A server whose Tracer was killed goes on running, or leaves its pid file behind. */
export async function stopLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  const command = commandOf(pid);
  const isServer =
    isAlive(pid) && (command === undefined || (command.includes('postgres') && command.includes(data)));
  if (isServer) {
    signal(pid, 'SIGINT');
    if (!(await isGoneWithin(pid, 15_000))) signal(pid, 'SIGQUIT');
    if (!(await isGoneWithin(pid, 15_000)))
      throw new Trouble(
        `A PostgreSQL left from before (process ${pid}) does not end. Stop it and try again.`,
      );
  }
  rmSync(file, { force: true });
}

function launch(place: Place, port: number, logFile: string, durable: boolean): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people type must not reach the log: no parameters, no statements, no "Key (…)=(…)".
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    max_connections: '200',
    shared_buffers: '256MB',
    ...(durable
      ? { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }
      : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(
    place.binaries.postgres,
    ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C in the terminal is for us, who then stop it in order.
    {
      ...place.user,
      cwd: place.data,
      detached: process.platform !== 'win32',
      stdio: ['ignore', log, log],
      windowsHide: true,
    },
  );
  closeSync(log);
  return child;
}

/** Undefined once it answers, else what it said before it ended. */
async function readyOrTrouble(
  child: ChildProcess,
  port: number,
  password: string,
  logFile: string,
): Promise<string | undefined> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = `${error.message}.`;
  });
  while (failure === undefined) {
    if (child.exitCode !== null || child.signalCode !== null)
      return lastLine(readFileSync(logFile, 'utf8'), /FATAL|PANIC|ERROR/);
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: superuser,
      password,
      database: 'postgres',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return undefined;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (codeOf(error) === '28P01') return 'its password in this folder is not the one it was made with.';
      // Refused, or 57P03 while it recovers: it ends by itself if it cannot come up.
      await pause(40);
    }
  }
  return failure;
}

function running(child: ChildProcess, port: number): Server {
  const { pid } = child;
  if (pid === undefined) throw new Error('A server that answers has a process id.');
  // Also when this process ends by a bug: without waiting, but in order.
  const leave = () => signal(pid, 'SIGINT');
  process.once('exit', leave);
  child.unref();
  return {
    port,
    stop: async () => {
      process.off('exit', leave);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.ref();
      signal(pid, 'SIGINT');
      const isSlow = await Promise.race([ended.then(() => false), pause(30_000, true, { ref: false })]);
      if (isSlow) signal(pid, 'SIGQUIT');
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function lastLine(text: string, wanted = /./): string {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => wanted.test(line));
  return lines.at(-1) ?? 'it gave no reason.';
}
