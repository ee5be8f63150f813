import { writeAudit } from '@/lib/db/audit';
import type { Tx } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/actor';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import type { Asking } from '@/lib/server/session/sign-in';
import { useCaseContext } from '@/lib/server/use-case-context';
import type { Ctx } from '@/lib/usecases/context';

/** Leaves a transaction by the only door that undoes it. */
class Undone<T> extends Error {
  readonly done: Result<T>;

  constructor(done: Result<T>) {
    super('undone');
    this.done = done;
  }
}

/**
 * One use case in one transaction of its actor. A problem undoes all that was written before it was found; a rehearsal is
 * undone in any case.
 */
export async function inTransaction<T>(
  actor: Actor,
  asking: Asking,
  work: (ctx: Ctx) => Promise<Result<T>>,
  rehearses?: 'rehearses',
): Promise<Result<T>> {
  return undoable(
    (run) => portalDatabase().withActor(actor, run),
    (tx) => work(useCaseContext(actor, tx, asking.now, asking.requestId)),
    rehearses,
  );
}

/** The same for somebody without an account, who holds a secret instead. */
export async function inPublicTransaction<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  return undoable((run) => portalDatabase().asNobody(run), work);
}

async function undoable<T>(
  transaction: (run: (tx: Tx) => Promise<Result<T>>) => Promise<Result<T>>,
  work: (tx: Tx) => Promise<Result<T>>,
  rehearses?: 'rehearses',
): Promise<Result<T>> {
  let undone: Undone<T> | undefined;
  try {
    return await transaction(async (tx) => {
      const done = await work(tx);
      if (!done.ok || rehearses) {
        undone = new Undone(done);
        throw undone;
      }
      return done;
    });
  } catch (error) {
    if (undone !== undefined && error === undone) return undone.done;
    throw error;
  }
}

/** Whether the actor reached for something that is not theirs; that goes into the audit. */
export function isRefusal(problem: Problem): boolean {
  return problem.code === 'not-found' || problem.code === 'not-allowed' || problem.code === 'foreign-origin';
}

/** Tells the audit of a refusal, in a transaction of its own, since that of the attempt is undone. */
export async function auditRefusal(
  actor: Actor,
  asking: Asking,
  tried: { readonly what: string; readonly caseId: string | null },
): Promise<void> {
  await portalDatabase().withActor(actor, (tx) =>
    writeAudit(tx, {
      action: 'request.refused',
      objectKind: 'request',
      objectId: tried.what,
      caseId: tried.caseId,
      outcome: 'refused',
      at: asking.now,
      requestId: asking.requestId,
    }),
  );
}
