import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { v7 as uuid } from 'uuid';
import type { Tx } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/actor';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { auditRefusal, inTransaction, isRefusal } from '@/lib/server/in-transaction';
import { pathHeader, requestIdHeader } from '@/lib/server/request-headers';
import { signInAddress } from '@/lib/server/return-address';
import { currentSession } from '@/lib/server/session/current-session';
import type { OpenSession } from '@/lib/server/session/session-row';
import type { Asking } from '@/lib/server/session/sign-in';
import { publicContext } from '@/lib/server/use-case-context';
import type { Ctx, PublicCtx } from '@/lib/usecases/context';

/** What a page of the portal knows of its request: who looks, when, and the id under which it is found again. */
export interface PageContext extends Asking {
  readonly actor: Actor;
  readonly session: OpenSession;
}

/** Trouble that a page has no words for; its nearest error page shows the sentence of the problem. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

// Asked for by the layout and the page, found once for a request.
const asked = cache(async () => {
  const all = await headers();
  const asking: Asking = { now: new Date(), requestId: all.get(requestIdHeader) ?? uuid() };
  return { asking, path: all.get(pathHeader) ?? '/', session: await currentSession(all, asking) };
});

/** Who is signed in, for pages that everybody may see; null for nobody. */
export async function visitor(): Promise<OpenSession | null> {
  return (await asked()).session;
}

/** Who is signed in; nobody is sent to sign in and comes back here. */
export async function pageContext(): Promise<PageContext> {
  const { asking, path, session } = await asked();
  if (!session) redirect(signInAddress(path));
  return { ...asking, actor: session.actor, session };
}

/**
 * What a use case finds for the page, in a transaction of whoever is signed in. What is not there, or not theirs to see or
 * do, is the page that says so, and goes into the audit.
 */
export async function asActor<T>(work: (ctx: Ctx) => Promise<Result<T>>): Promise<T> {
  const { actor, now, requestId } = await pageContext();
  const found = await inTransaction(actor, { now, requestId }, work);
  if (found.ok) return found.value;
  if (!isRefusal(found.problem)) throw new ProblemError(found.problem);
  const { path } = await asked();
  await auditRefusal(actor, { now, requestId }, { what: `GET ${pathOf(path)}`, caseId: caseIn(path) });
  notFound();
}

/** For pages that everybody may see and that read no database. */
export async function publicPage(): Promise<PublicCtx> {
  const { asking } = await asked();
  return publicContext(asking.now, asking.requestId);
}

/** For pages without a session: a transaction that sees no patient. */
export function asNobody<T>(work: (tx: Tx, asking: Asking) => Promise<T>): Promise<T> {
  return asked().then(({ asking }) => portalDatabase().asNobody((tx) => work(tx, asking)));
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The pattern of an address: what stands in the audit names no row and no query. */
function pathOf(path: string): string {
  return (path.split('?')[0] ?? '')
    .split('/')
    .map((part) => (uuids.test(part) ? '{id}' : part.slice(0, 40)))
    .join('/')
    .slice(0, 200);
}

function caseIn(path: string): string | null {
  return uuids.exec(path.split('?')[0] ?? '')?.[0] ?? null;
}
