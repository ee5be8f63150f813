import { z } from 'zod';
import { sql } from '../db/sql';
import { may } from '../domain/access/policy';
import { sayMoney } from '../domain/ledger/money';
import { ok, type Result } from '../domain/result';
import type { WelcomeView } from './application-view';
import type { Ctx } from './context';
import { standingOf } from './read-ledger';
import { firstRow } from './rows';

const countsSchema = z.object({
  name: z.string(),
  registryNumber: z.string(),
  people: z.number(),
  invited: z.number(),
  balanceCents: z.number(),
  minimumCents: z.number(),
  hasDraft: z.boolean(),
});

/** The first steps of a facility that has no case yet; null once it has one, and for everybody else. */
export async function welcome(ctx: Ctx): Promise<Result<WelcomeView | null>> {
  const { facilityId } = ctx.actor;
  if (facilityId === null || may(ctx.actor, 'case.register', null) !== 'yes') return ok(null);
  const found = await firstRow(
    ctx.db,
    countsSchema,
    sql`
      SELECT f.name, f.registry_number AS "registryNumber", a.balance_cents AS "balanceCents", a.minimum_cents AS "minimumCents",
        (SELECT count(*)::int FROM membership m WHERE m.facility_id = f.id) AS people,
        (SELECT count(*)::int FROM invitation i WHERE i.facility_id = f.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL)
          AS invited,
        EXISTS (SELECT 1 FROM draft d WHERE d.facility_id = f.id AND d.form_id = 'registration') AS "hasDraft"
      FROM facility f JOIN ledger_account a ON a.facility_id = f.id
      WHERE f.id = ${facilityId}::uuid AND NOT EXISTS (SELECT 1 FROM case_counter k WHERE k.facility_id = f.id AND k.running > 0)`,
  );
  if (!found) return ok(null);
  const managesPeople = may(ctx.actor, 'people.manage', null) === 'yes';
  const standing = standingOf(ctx, found.balanceCents, found.minimumCents);
  return ok({
    facilityName: found.name,
    registryNumber: found.registryNumber,
    standing,
    steps: [
      {
        id: 'balance',
        title: 'Your balance',
        says:
          standing === 'out'
            ? `It is ${sayMoney(found.balanceCents)}, and each case costs ${sayMoney(ctx.caseFeeCents)}. Send a deposit first.`
            : `It is ${sayMoney(found.balanceCents)}. Each case you register takes ${sayMoney(ctx.caseFeeCents)} of it.`,
        isDone: standing !== 'out',
        href: '/facility/balance',
        action: 'Look at the balance',
      },
      {
        id: 'people',
        title: 'Your people',
        says:
          found.people > 1 || found.invited > 0
            ? `${found.people} with access, ${found.invited} invited.`
            : 'Invite whoever registers scans and sends claims. Everybody signs in as themselves.',
        isDone: found.people > 1 || found.invited > 0,
        href: managesPeople ? '/facility/people' : null,
        action: managesPeople ? 'Invite colleagues' : null,
      },
      {
        id: 'physicians',
        title: 'Your referring physicians',
        says: 'Have the NPI, telephone and e-mail address of the ordering physician at hand. The first registration enters them, and from then on they are suggested.',
        isDone: false,
        href: '/coverage',
        action: 'See which scans belong here',
      },
      {
        id: 'case',
        title: 'Your first case',
        says: 'Register it before the scan. It takes three minutes; you can stop and come back.',
        isDone: false,
        href: '/cases/new',
        action: found.hasDraft ? 'Begin another registration' : 'Register the first case',
      },
    ],
  });
}
