import { sayInstant } from '@/lib/domain/schedule/zone';
import type { Ctx } from '@/lib/usecases/context';
import { queueMessage } from '@/lib/usecases/queue-message';
import { registryZone } from '@/lib/usecases/registry-zone';

/** Tells somebody by e-mail that how they sign in has changed, so that they notice when it was not them. */
export async function tellOwner(ctx: Ctx, what: string): Promise<void> {
  await queueMessage(ctx, {
    kind: 'signInChanged',
    to: ctx.actor.email,
    facilityId: null,
    facts: { what, when: sayInstant(ctx.now, registryZone) },
  });
}
