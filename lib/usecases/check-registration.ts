import type { Protocol } from '../domain/cases/protocol';
import { parseMbi } from '../domain/identifiers/mbi';
import { ok, type Result } from '../domain/result';
import { decide, type Finding } from '../domain/rules/decide';
import { parseDay } from '../domain/schedule/day';
import { audit } from './audit';
import type { Ctx } from './context';
import { likelyDuplicates } from './likely-duplicates';
import { loadOwnFacility } from './load-facility';
import { coverageOfRegistration } from './registration-coverage';
import { registrationProtocol } from './registration-edition';
import type { RegistrationCheck } from './views';

/** Tells on the way what a registration will come to: what the coverage table says, and what may be the same scan. */
export async function checkRegistration(
  ctx: Ctx,
  answers: Readonly<Record<string, unknown>>,
): Promise<Result<RegistrationCheck>> {
  const own = await loadOwnFacility(ctx, 'case.register');
  if (!own.ok) return own;
  const { facility, today } = own.value;
  const mbi = typeof answers.mbi === 'string' ? parseMbi(answers.mbi) : undefined;
  const on = typeof answers.scheduledOn === 'string' ? parseDay(answers.scheduledOn) : undefined;
  const duplicates =
    mbi?.ok && on?.ok
      ? await likelyDuplicates(ctx, { facilityId: facility.id, mbi: mbi.value, on: on.value, today })
      : [];
  await audit(ctx, { action: 'search', objectKind: 'list', objectId: 'duplicates', facilityId: facility.id });
  const protocol = registrationProtocol(ctx, answers);
  return ok({
    coverage: coverageOfRegistration(protocol, answers, ctx.settings),
    failing: failingAlready(protocol, answers),
    duplicates,
  });
}

/** The rules that the payer alone settles. */
function failingAlready(
  { rules }: Protocol,
  { payer }: Readonly<Record<string, unknown>>,
): readonly Pick<Finding, 'rule' | 'says' | 'cites'>[] {
  return decide(rules, { payer: typeof payer === 'string' ? payer : null })
    .findings.filter(({ holds, repair }) => holds === false && repair?.possible === false)
    .map(({ rule, says, cites }) => ({ rule, says, cites }));
}
