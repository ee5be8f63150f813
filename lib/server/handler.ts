import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Database } from '@/lib/db/client';
import { type Actor, isProofFresh } from '@/lib/domain/access/actor';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { isDatabaseAway } from '@/lib/server/http/failure';
import { inputOf } from '@/lib/server/http/input';
import type {
  Answer,
  Declared,
  Handler,
  Input,
  Nothing,
  Operation,
  RouteContext,
} from '@/lib/server/http/operation';
import { isCrossSite, isForeign } from '@/lib/server/http/origin';
import {
  emptyReply,
  failureReply,
  fileReply,
  jsonReply,
  jsonType,
  problemReply,
  streamReply,
} from '@/lib/server/http/reply';
import { auditRefusal, inTransaction, isRefusal } from '@/lib/server/in-transaction';
import { logFailure, logRequest } from '@/lib/server/log';
import { clientAddress } from '@/lib/server/session/client-address';
import { currentSession, halfwaySession } from '@/lib/server/session/current-session';
import { type GivenProof, prove } from '@/lib/server/session/proof';
import type { HalfwaySession, OpenSession } from '@/lib/server/session/session-row';
import type { Asking } from '@/lib/server/session/sign-in';
import { countAttempt, type Limit } from '@/lib/server/throttle';
import type { Ctx } from '@/lib/usecases/context';

/** An operation of somebody signed in: one use case in one transaction. */
export interface OperationSpec<P extends z.ZodObject, Q extends z.ZodObject, B, T>
  extends Declared<P, Q, B, T> {
  /** The proof in the body, where the operation takes one: it is tried before the transaction begins. */
  readonly proofIn?: (body: B) => GivenProof;
  /** It is done only for somebody who proved within the last five minutes who they are; others are asked to. */
  readonly needsProof?: true;
  readonly run: (ctx: Ctx, input: Input<P, Q, B>, session: OpenSession) => Promise<Result<T>>;
}

/** What an operation for everybody knows of its request. */
export interface PublicAsking extends Asking {
  readonly database: Database;
}

/** The same with what a session of another kind is opened by. */
interface OpenAsking extends PublicAsking {
  readonly headers: Headers;
  /** Sends a cookie along with the answer, as it stands in a Set-Cookie header. */
  readonly setCookie: (cookie: string) => void;
}

/** An operation for everybody, without a session. */
export interface PublicOperationSpec<P extends z.ZodObject, Q extends z.ZodObject, B, T>
  extends Declared<P, Q, B, T> {
  /** How often one network address may ask. */
  readonly limit?: Limit;
  readonly run: (asking: OpenAsking, input: Input<P, Q, B>) => Promise<Result<T>>;
}

/**
 * A route handler, and the only way to one: `export const GET = defineOperation({…})`. In this order: origin, session,
 * address, media type and size, form of the body, Idempotency-Key, proof, and then the use case in a transaction of its
 * actor. A problem undoes the transaction.
 */
export function defineOperation<
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B = undefined,
  T = unknown,
>(spec: OperationSpec<P, Q, B, T>): Handler;
export function defineOperation(spec: OperationSpec<z.ZodObject, z.ZodObject, unknown, unknown>): Handler {
  return handlerOf(spec, 'account', async (request, context, asking, seen) => {
    const session = await currentSession(request.headers, asking);
    if (!session) return fail({ code: 'not-signed-in' });
    const { actor } = session;
    seen.actor = actor;
    const input = await inputOf(spec, request, context);
    if (!input.ok) return input;
    const given = spec.proofIn?.(input.value.body);
    const proved = given === undefined ? ok(actor) : await prove(portalDatabase(), actor, given, asking);
    if (!proved.ok) return proved;
    if (spec.needsProof && !isProofFresh(proved.value, asking.now)) {
      return fail({ code: 'proof-needed', says: 'Prove once more that it is you, and this goes on.' });
    }
    // Who only asks for the headers takes nothing, and is not told of as somebody who looked.
    const rehearses = request.method === 'HEAD' ? 'rehearses' : undefined;
    return inTransaction(proved.value, asking, (ctx) => spec.run(ctx, input.value, session), rehearses);
  });
}

/** A route handler that asks for no session: `export const GET = definePublicOperation({…})`. */
export function definePublicOperation<
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B = undefined,
  T = unknown,
>(spec: PublicOperationSpec<P, Q, B, T>): Handler;
export function definePublicOperation(
  spec: PublicOperationSpec<z.ZodObject, z.ZodObject, unknown, unknown>,
): Handler {
  return handlerOf(spec, 'everybody', async (request, context, asking, seen) => {
    const database = portalDatabase();
    if (spec.limit) {
      const counted = await countAttempt(database, spec.limit, clientAddress(request.headers));
      if (!counted.ok) return counted;
    }
    const input = await inputOf(spec, request, context);
    if (!input.ok) return input;
    const { headers } = request;
    return spec.run(
      { ...asking, database, headers, setCookie: (cookie) => seen.cookies.push(cookie) },
      input.value,
    );
  });
}

/** An operation between the two steps of a sign-in, for whoever took the first. */
export interface HalfwayOperationSpec<P extends z.ZodObject, Q extends z.ZodObject, B, T>
  extends Declared<P, Q, B, T> {
  readonly run: (asking: PublicAsking, half: HalfwaySession, input: Input<P, Q, B>) => Promise<Result<T>>;
}

/** A route handler for whoever has taken the first step of the sign-in and not the second. */
export function defineHalfwayOperation<
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B = undefined,
  T = unknown,
>(spec: HalfwayOperationSpec<P, Q, B, T>): Handler;
export function defineHalfwayOperation(
  spec: HalfwayOperationSpec<z.ZodObject, z.ZodObject, unknown, unknown>,
): Handler {
  return handlerOf(spec, 'account', async (request, context, asking) => {
    const half = await halfwaySession(request.headers, asking);
    if (!half) return fail({ code: 'not-signed-in' });
    const input = await inputOf(spec, request, context);
    return input.ok ? spec.run({ ...asking, database: portalDatabase() }, half, input.value) : input;
  });
}

type AnyDeclared = Declared<z.ZodObject, z.ZodObject, unknown, unknown>;

/** Who was recognised, once the session is read. */
interface Seen {
  actor: Actor | null;
  /** What the answer sets, as in Set-Cookie headers. */
  readonly cookies: string[];
}

/** A handler for those who may ask: with an account, by a link, or everybody. */
export function handlerOf(
  spec: AnyDeclared,
  askedBy: 'account' | 'link' | 'everybody',
  work: (request: Request, context: RouteContext, asking: Asking, seen: Seen) => Promise<Result<unknown>>,
): Handler {
  const handle = async (request: Request, context: RouteContext): Promise<Response> => {
    const began = performance.now();
    const asking = { now: new Date(), requestId: uuid() };
    const seen: Seen = { actor: null, cookies: [] };
    const { response, code } = await answerTo(asking, spec.path, async () => {
      const isElsewhere =
        isForeign(request, settings().address) || (askedBy !== 'everybody' && isCrossSite(request));
      const done = isElsewhere
        ? fail<Problem>({ code: 'foreign-origin' })
        : await work(request, context, asking, seen);
      if (done.ok && request.method === 'HEAD') return ok(headReply(spec.answer, asking.requestId));
      if (done.ok) return reply(spec, done.value, asking.requestId);
      if (seen.actor && isRefusal(done.problem)) {
        const params = await context.params;
        const caseId = z.uuid().safeParse(params?.id);
        await auditRefusal(seen.actor, asking, {
          what: `${spec.method} ${spec.path}`,
          caseId: caseId.success ? caseId.data : null,
        });
      }
      return done;
    });
    for (const cookie of seen.cookies) response.headers.append('set-cookie', cookie);
    logRequest({
      method: request.method,
      route: spec.path,
      status: response.status,
      ms: performance.now() - began,
      requestId: asking.requestId,
      ...(seen.actor ? { accountId: seen.actor.accountId } : {}),
      ...(code === undefined ? {} : { code }),
    });
    return response;
  };
  return Object.assign(handle, { operation: operationOf(spec, askedBy) });
}

async function answerTo(
  asking: Asking,
  route: string,
  work: () => Promise<Result<Response>>,
): Promise<{ readonly response: Response; readonly code?: string }> {
  try {
    const done = await work();
    if (done.ok) return { response: done.value };
    return { response: problemReply(done.problem, asking.requestId), code: done.problem.code };
  } catch (error) {
    logFailure(error, { route, requestId: asking.requestId });
    return { response: failureReply(asking.requestId, isDatabaseAway(error)), code: 'failure' };
  }
}

function headReply(answer: Answer<unknown>, requestId: string): Response {
  return emptyReply('mediaType' in answer ? answer.mediaType : jsonType, requestId);
}

async function reply(
  { answer, path: route }: AnyDeclared,
  value: unknown,
  requestId: string,
): Promise<Result<Response>> {
  if ('draw' in answer) {
    const drawn = await answer.draw(value);
    return drawn.ok ? ok(fileReply(drawn.value, answer.mediaType, requestId)) : drawn;
  }
  if ('stream' in answer) {
    const failed = (error: unknown) => logFailure(error, { route, requestId });
    const lines = answer.lines?.(value);
    return ok(streamReply(answer.stream(value), answer.mediaType, requestId, { lines, failed }));
  }
  // The document promises this shape: a test or a developer finds out first where it is not kept.
  if (process.env.NODE_ENV !== 'production') answer.schema.parse(value);
  return ok(jsonReply(answer.status, value, requestId));
}

function operationOf(spec: AnyDeclared, askedBy: 'account' | 'link' | 'everybody'): Operation {
  const { answer } = spec;
  return {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    isPublic: askedBy === 'everybody',
    isByLink: askedBy === 'link',
    isIdempotent: spec.isIdempotent === true,
    params: spec.params,
    query: spec.query,
    content: spec.body?.content ?? {},
    answer: {
      status: answer.status,
      says: answer.says,
      mediaType: 'mediaType' in answer ? answer.mediaType : 'application/json',
      schema: 'schema' in answer ? answer.schema : undefined,
    },
    problems: spec.problems,
  };
}
