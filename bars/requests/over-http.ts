import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { operations } from '@/app/api/_shapes/operations';
import { ask, type Databases } from '@/bench/portal';
import { portalDatabase } from '@/lib/server/database';
import { demoPeople } from '@/lib/server/demo-people';
import { openSession } from '@/lib/server/session/session-row';
import { cookieOfSecret, full } from '@/lib/server/test-portal';
import type { Asked, DrawnRequest, Place } from './drawn-requests';

/** A portal as it is run, asked over the network: the API and every page. */
export interface OverHttp extends Place {
  readonly asked: readonly Asked[];
  /** The status of the answer, or why there is none. */
  readonly ask: (asked: Asked, request: DrawnRequest) => Promise<number | string>;
  /** Bytes held by the server after a collection, and the process that holds them. */
  readonly memory: () => Promise<{ readonly pid: number; readonly held: number }>;
  readonly close: () => Promise<void>;
}

const told = z.object({ pid: z.number(), held: z.number(), collected: z.number() });
const accounts = z.array(z.object({ id: z.string(), email: z.string() }));
const ids = z.array(z.object({ id: z.string() }));

export async function overHttp(databases: Databases): Promise<OverHttp> {
  const superuserUrl = await databases.copy('hostile');
  const memoryFile = join(tmpdir(), `tracer-memory-${randomUUID()}.json`);
  const portal = await databases.serve('hostile', {
    NODE_OPTIONS: `--import ${resolve('bars/requests/tell-memory.mjs')}`,
    TRACER_MEMORY_FILE: memoryFile,
  });
  Object.assign(process.env, portal.environment);
  const people = accounts.parse(await ask(superuserUrl, 'SELECT id, email FROM account ORDER BY email'));
  const some = async (table: string) =>
    ids.parse(await ask(superuserUrl, `SELECT id FROM ${table} ORDER BY id LIMIT 40`)).map(({ id }) => id);
  const caseIds = await some('registry_case');
  const cookies = new Map<string, string>();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const cookieOf = async (email: string) => {
    const person = people.find((one) => one.email === email);
    const known = cookies.get(email);
    if (known !== undefined || !person) return known;
    const cookie = await cookieOfSecret(await openSession(portalDatabase(), person.id, new Date(), full));
    cookies.set(email, cookie);
    return cookie;
  };
  const memoryNow = () => told.parse(JSON.parse(readFileSync(memoryFile, 'utf8')));
  return {
    people: demoPeople.map(({ email }) => email),
    ids: {
      id: caseIds,
      caseId: caseIds,
      entryId: await some('entry'),
      attachmentId: await some('attachment'),
    },
    asked: [...operations.map(({ operation }) => operation), ...pages()],
    ask: async (asked, drawn) => {
      const cookie = drawn.as === null ? undefined : await cookieOf(drawn.as);
      const status = await send(agent, portal.address, asked, drawn, cookie).catch(String);
      // Somebody of ours may just have ended this session.
      if (status === 401 && drawn.as !== null) cookies.delete(drawn.as);
      return status;
    },
    memory: async () => {
      const before = memoryNow();
      process.kill(before.pid, 'SIGUSR2');
      for (let times = 0; times < 600; times += 1) {
        await pause(100);
        const now = memoryNow();
        if (now.collected > before.collected) return now;
      }
      throw new Error('The server does not say how much it holds.');
    },
    close: async () => {
      agent.destroy();
      await portalDatabase().close();
      await portal.stop();
    },
  };
}

/** Every page, as something that can be asked; also for what pages do not take. */
function pages(): readonly Asked[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .flatMap((file) => {
      const path = `/${file
        .replace(/\/?page\.tsx$/, '')
        .replaceAll(/\([^/]*\)\/?/g, '')
        .replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}')}`;
      const page = { path, params: undefined, query: undefined, isIdempotent: false };
      const anything = { 'text/plain': z.string(), 'multipart/form-data': z.unknown() };
      return [
        { ...page, method: 'GET', content: {} },
        { ...page, method: 'GET', content: {} },
        { ...page, method: 'POST', content: anything },
        { ...page, method: 'PUT', content: anything },
      ];
    });
}

function send(
  agent: Agent,
  address: string,
  asked: Asked,
  drawn: DrawnRequest,
  cookie: string | undefined,
): Promise<number | string> {
  const path = asked.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((drawn.params[name] ?? '').replaceAll(/\p{Cs}/gu, '')).slice(0, 4_000),
  );
  return new Promise((done, reject) => {
    const sent = httpRequest(`${address}${path}${drawn.query === '' ? '' : `?${drawn.query}`}`, {
      method: drawn.method,
      agent,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...drawn.headers,
        ...(drawn.body === null ? {} : { 'content-length': drawn.body.length }),
      },
      timeout: 60_000,
    });
    sent.once('timeout', () => sent.destroy(new Error('no answer within a minute')));
    sent.once('error', (error: NodeJS.ErrnoException) => {
      // Refused before all of it was sent, which is an answer of its own.
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') done('cut off');
      else reject(error);
    });
    sent.once('response', (response) => {
      response.resume();
      response.once('error', () => done('cut off'));
      response.once('end', () => done(response.statusCode ?? 0));
    });
    sent.end(drawn.body ?? undefined);
  });
}
