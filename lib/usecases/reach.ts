import type { Ctx } from './context';

/**
 * Row security shows a link the draft of its form and nothing else. What is decided by rules needs the case behind it: for as
 * long as this work takes, the link reaches its own case. For everybody else it changes nothing.
 */
export async function reachingCase<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  if (ctx.actor.role !== 'link') return work();
  await ctx.db.$executeRaw`SELECT set_config('app.reach', 'case', true)`;
  const done = await work();
  await ctx.db.$executeRaw`SELECT set_config('app.reach', '', true)`;
  return done;
}
