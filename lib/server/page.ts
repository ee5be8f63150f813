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
import { logFailure } from '@/lib/server/log';
import { notePageEnd } from '@/lib/server/page-ends';
import { pathHeader, requestIdHeader } from '@/lib/server/request-headers';
import { signInAddress } from '@/lib/server/return-address';
import { currentSession, halfwaySession } from '@/lib/server/session/current-session';
import type { HalfwaySession, OpenSession } from '@/lib/server/session/session-row';
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

/**
 * A bug, or a database that is away, as a page's error page gets it: what it says went into the log in the words that may
 * stand there, and under its digest a person can ask for it.
 */
class PageFailure extends Error {
  readonly digest: string;

  constructor(requestId: string) {
    super('failure');
    this.name = 'PageFailure';
    this.digest = requestId;
  }
}

/** Next would write an error's own words to the log, and those of a database quote values. */
async function withoutWords<T>(asking: Asking, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logFailure(error, { route: patternOf(path), requestId: asking.requestId });
    notePageEnd(asking.requestId, 'failure');
    throw new PageFailure(asking.requestId);
  }
}

// Asked for by the layout and the page, found once for a request.
const asked = cache(async () => {
  const all = await headers();
  const asking: Asking = { now: new Date(), requestId: all.get(requestIdHeader) ?? uuid() };
  const path = all.get(pathHeader) ?? '/';
  return { asking, path, session: await withoutWords(asking, path, () => currentSession(all, asking)) };
});

/** Who is signed in, for pages that everybody may see; null for nobody. */
export async function visitor(): Promise<OpenSession | null> {
  return (await asked()).session;
}

/** Who has taken the first step of the sign-in and not the second; null for everybody else. */
export async function halfwayVisitor(): Promise<HalfwaySession | null> {
  const all = await headers();
  return inPage((asking) => halfwaySession(all, asking));
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
  const { actor } = await pageContext();
  const { asking, path } = await asked();
  const found = await withoutWords(asking, path, async () => {
    const done = await inTransaction(actor, asking, work);
    if (!done.ok && isRefusal(done.problem)) {
      await auditRefusal(actor, asking, { what: `GET ${patternOf(path)}`, caseId: caseIn(path) });
    }
    return done;
  });
  if (found.ok) return found.value;
  if (isRefusal(found.problem)) return nothingHere();
  throw new ProblemError(found.problem);
}

/** Ends the page: there is nothing at this address, or nothing for whoever asks. Both look the same. */
export async function nothingHere(): Promise<never> {
  const { asking } = await asked();
  notePageEnd(asking.requestId, 'nothing');
  notFound();
}

/** The id under which this request is found in the log; it needs no database. */
export async function pageRequestId(): Promise<string> {
  return (await headers()).get(requestIdHeader) ?? '';
}

/** For pages that everybody may see and that read no database. */
export async function publicPage(): Promise<PublicCtx> {
  const { asking } = await asked();
  return publicContext(asking.now, asking.requestId);
}

/** Work of a page that asks for no session, or for one of another kind. */
export async function inPage<T>(work: (asking: Asking) => Promise<T>): Promise<T> {
  const { asking, path } = await asked();
  return withoutWords(asking, path, () => work(asking));
}

/** For pages without a session: a transaction that sees no patient. */
export async function asNobody<T>(work: (tx: Tx, asking: Asking) => Promise<T>): Promise<T> {
  return inPage((asking) => portalDatabase().asNobody((tx) => work(tx, asking)));
}

/** The pattern of an address: the audit names neither a row nor whatever somebody may have typed there. */
function patternOf(path: string): string {
  const parts = (path.split('?')[0] ?? '').split('/').slice(0, 8);
  return parts
    .map((part) => (uuidPattern.test(part) ? '{id}' : /^[a-z-]{0,30}$/.test(part) ? part : '{other}'))
    .join('/');
}

/** The case that an address is about, where it is about one. */
function caseIn(path: string): string | null {
  const [, first, id = ''] = (path.split('?')[0] ?? '').split('/');
  return first === 'cases' && uuidPattern.test(id) ? id : null;
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
