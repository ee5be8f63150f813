import { standingOf } from '../domain/cases/standing';
import type { WindowStanding } from '../domain/schedule/window';
import type { Ctx } from './context';
import type { LoadedCase } from './load-case';
import type { SubmittableForm } from './submittable-form';

/** The window in which a form of a case counts, as it stands today; undefined for a form without one. */
export function windowOf(ctx: Ctx, loaded: LoadedCase, form: SubmittableForm): WindowStanding | undefined {
  const { protocol, file, today } = loaded;
  const windowId = protocol.windows.find((window) => window.form === form)?.id;
  return standingOf(protocol, file, today, ctx.settings).windows.find(({ id }) => id === windowId);
}
