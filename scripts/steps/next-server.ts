import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, Trouble } from '@/lib/db/trouble';
import { nextProgram } from './build';

export type NextServer = {
  /** Settles when the server ends by itself. */
  ended: Promise<void>;
  stop: () => Promise<void>;
  /** As a machine that loses its power ends it. */
  kill: () => Promise<void>;
};

export type NextOptions = {
  command: 'start' | 'dev';
  port: number;
  host: string;
  environment: NodeJS.ProcessEnv;
  logFile?: string;
};

/** Starts the portal and returns once it answers. */
export async function startNext({
  command,
  port,
  host,
  environment,
  logFile,
}: NextOptions): Promise<NextServer> {
  const log = logFile === undefined ? undefined : openSync(logFile, 'w');
  const child = spawn(
    process.execPath,
    [
      '--import',
      './scripts/end-with-parent.mjs',
      '--import',
      './scripts/known-methods.mjs',
      nextProgram,
      command,
      '--port',
      String(port),
      '--hostname',
      host,
    ],
    {
      env: environment,
      // Its own process group: Ctrl-C in the terminal is for us, who then stop it before the database.
      detached: process.platform !== 'win32',
      stdio: ['ignore', log ?? 'inherit', log ?? 'inherit', 'ipc'],
      windowsHide: true,
    },
  );
  if (log !== undefined) closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const server = {
    ended,
    stop: () => stop(child, ended),
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
  try {
    await untilHealthy(child, `http://${host}:${port}/readyz`, logFile);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Refuses a port that something else answers on. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const isTaken = (await isAnswered(port)) || (await cannotListen(port, host));
  if (isTaken)
    throw new Trouble(
      `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm run demo`,
    );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** What the portal listens on, from PORT and HOST; a demo with known passphrases is not for the network unless asked. */
export function whereToListen(): { port: number; host: string } {
  const port = Number(process.env.PORT || '3000');
  if (!Number.isInteger(port) || port < 1 || port > 65_534)
    throw new Trouble(`PORT must be a number from 1 to 65534, and it is ${process.env.PORT}.`);
  return { port, host: process.env.HOST || '127.0.0.1' };
}

async function untilHealthy(
  child: ChildProcess,
  address: string,
  logFile: string | undefined,
): Promise<void> {
  const seeLog = logFile === undefined ? 'its words are above.' : `see ${logFile}.`;
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Trouble(`The portal ended before it answered: ${seeLog}`);
    const isHealthy = await fetch(address, { signal: AbortSignal.timeout(10_000) })
      .then((answer) => answer.ok)
      .catch(() => false);
    if (isHealthy) return;
    await pause(250);
  }
  throw new Trouble(`The portal does not answer at ${address}: ${seeLog}`);
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const isSlow = await Promise.race([ended.then(() => false), pause(8_000, true, { ref: false })]);
  if (isSlow) child.kill('SIGKILL');
  await ended;
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    const answer = (isTaken: boolean) => () => {
      socket.destroy();
      resolve(isTaken);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).setTimeout(2_000, answer(false));
  });
}

function cannotListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') resolve(true);
      else if (code === 'EACCES')
        reject(
          new Trouble(
            `Port ${port} needs rights that this user does not have. Choose one above 1023: PORT=3000 npm run demo`,
          ),
        );
      else reject(new Trouble(`Tracer cannot listen on ${host}:${port} (${code}).`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}
