import { z } from 'zod';
import { fail, type Result } from '@/lib/domain/result';
import { handlerOf } from '@/lib/server/handler';
import { inputOf } from '@/lib/server/http/input';
import type { Declared, Handler, Input, Nothing } from '@/lib/server/http/operation';
import { inTransaction } from '@/lib/server/in-transaction';
import { proveLinkCode } from '@/lib/server/session/link-code';
import { type HeldLink, linkSession } from '@/lib/server/session/link-session';
import type { Ctx } from '@/lib/usecases/context';

/** The address of a link's form. */
export const linkAddress = z.strictObject({ linkId: z.uuid() });

/** An operation of somebody who gave the code of a link: one use case in one transaction. */
interface LinkOperationSpec<Q extends z.ZodObject, B, T> extends Declared<typeof linkAddress, Q, B, T> {
  readonly params: typeof linkAddress;
  /** The code in the body, where the operation signs: it is proved before the transaction begins. */
  readonly codeIn?: (body: B) => string;
  readonly run: (ctx: Ctx, held: HeldLink, input: Input<typeof linkAddress, Q, B>) => Promise<Result<T>>;
}

/** A route handler for the one form of a link: `export const PUT = defineLinkOperation({…})`. */
export function defineLinkOperation<Q extends z.ZodObject = Nothing, B = undefined, T = unknown>(
  spec: LinkOperationSpec<Q, B, T>,
): Handler;
export function defineLinkOperation(spec: LinkOperationSpec<z.ZodObject, unknown, unknown>): Handler {
  return handlerOf(spec, 'link', async (request, context, asking, seen) => {
    const address = linkAddress.safeParse(await context.params);
    if (!address.success) return fail({ code: 'not-found' });
    const held = await linkSession(request.headers, address.data.linkId, asking);
    if (!held.ok) return held;
    seen.actor = held.value.actor;
    const input = await inputOf(spec, request, context);
    if (!input.ok) return input;
    const code = spec.codeIn?.(input.value.body);
    const proved = code === undefined ? held : await proveLinkCode(held.value, code, asking);
    if (!proved.ok) return proved;
    const rehearses = request.method === 'HEAD' ? 'rehearses' : undefined;
    const work = (ctx: Ctx) => spec.run(ctx, proved.value, input.value);
    return inTransaction(proved.value.actor, asking, work, rehearses);
  });
}
