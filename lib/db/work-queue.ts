import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type Runner, run } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';
import { Outbox } from '@/lib/db/outbox';

/** What a job is told: the message to send, and whether it is the last attempt. */
export interface Attempt {
  readonly id: string;
  readonly isLast: boolean;
  readonly outbox: Outbox;
}

export interface QueueWork {
  /** The database's address as registry_worker. */
  readonly url: string;
  /** Throws when it is to be tried again. */
  readonly send: (attempt: Attempt) => Promise<void>;
  /** Told of what breaks outside of a message; the work goes on by itself. */
  readonly onTrouble: (error: unknown) => void;
}

export interface WorkingQueue {
  /** Settles when it was stopped and the messages in hand are done. */
  stop: () => Promise<void>;
}

const payload = z.object({ id: z.uuid() });
const application = 'tracer-worker';
/** Longer than an attempt can take with all its time limits. */
const longestAttempt = '5 minutes';

/**
 * Works on the queue until it is stopped. Whatever ends the work, such as a database that restarts, it begins again after a
 * moment. It looks every second: its notification of new jobs may be slow to return after a break.
 */
export function workQueue({ url, send, onTrouble }: QueueWork): WorkingQueue {
  let isStopping = false;
  let runner: Runner | undefined;
  const work = async () => {
    while (!isStopping) {
      const pool = workerPool(url, onTrouble);
      try {
        await freeLocks(pool, true);
        runner = await startRunner(pool, send, onTrouble);
        const freeing = setInterval(() => void freeLocks(pool, false).catch(onTrouble), 60_000);
        if (isStopping) await runner.stop();
        await runner.promise.finally(() => clearInterval(freeing));
      } catch (error) {
        onTrouble(error);
      } finally {
        runner = undefined;
        await pool.end().catch(onTrouble);
      }
      if (!isStopping) await pause(1_000);
    }
  };
  const ended = work();
  return {
    stop: async () => {
      isStopping = true;
      await runner?.stop().catch(() => undefined);
      await ended;
    },
  };
}

function workerPool(url: string, onTrouble: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: application,
    max: 6,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    // A frozen server is noticed by this alone.
    query_timeout: 20_000,
    keepAlive: true,
  });
  // A connection that breaks would otherwise end the process.
  pool.on('error', onTrouble);
  pool.on('connect', (client) => client.on('error', onTrouble));
  return pool;
}

function startRunner(
  pool: pg.Pool,
  send: QueueWork['send'],
  onTrouble: (error: unknown) => void,
): Promise<Runner> {
  const outbox = new Outbox(pool);
  return run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 1_000,
    // The process that runs this tells it when to stop.
    noHandleSignals: true,
    // A pooler in front would mix them up.
    noPreparedStatements: true,
    // Without a batch, the end of a job is noted with nobody waiting for it: a database that is away would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    // Its sentences quote what went wrong; the place of it is told by onTrouble.
    logger: new Logger(() => (level, _, meta) => {
      if (level === 'error' && meta?.error) onTrouble(meta.error);
    }),
    taskList: {
      'send-message': async (told, { job }) => {
        await send({ id: payload.parse(told).id, isLast: job.attempts >= job.max_attempts, outbox });
      },
    },
  });
}

/**
 * Frees the jobs of a worker that died with them in hand. At the start these are all jobs, unless another worker is connected
 * since before they were taken; later those that nobody can be at any more.
 */
async function freeLocks(pool: pg.Pool, isStart: boolean): Promise<void> {
  await pool.query(
    `UPDATE graphile_worker._private_jobs j SET locked_at = NULL, locked_by = NULL
     WHERE locked_at IS NOT NULL AND (
       locked_at < now() - interval '${longestAttempt}'
       OR $1 AND NOT EXISTS (
         SELECT 1 FROM pg_stat_activity
         WHERE usename = current_user AND application_name = '${application}' AND backend_start <= j.locked_at))`,
    [isStart],
  );
}
