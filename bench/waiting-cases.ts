import { z } from 'zod';
import type { CaseFile } from '@/lib/domain/cases/case-file';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { seeded } from '@/lib/domain/forms/seeded';
import { dayIn } from '@/lib/domain/schedule/zone';
import { nopr2026 } from '@/lib/protocols/nopr-2026/protocol';
import { repeatCase } from './many-cases';
import { ask } from './portal';

/** Whose cases they are. */
export const registrar = 'registrar@lakeside.example';

const templateSchema = z.tuple([
  z.object({
    id: z.string(),
    zone: z.string(),
    registry_number: z.string(),
    registered_at: z.date(),
    answers: z.record(z.string(), z.unknown()),
  }),
]);

/** Cases that wait for their completion form, and the body that submits it. */
export interface WaitingCases {
  readonly ids: string[];
  readonly body: { readonly answers: Readonly<Record<string, unknown>> };
}

/** Copies a case of the demo that waits for its completion form so many times. */
export async function waitingCases(superuserUrl: string, times: number): Promise<WaitingCases> {
  const [template] = templateSchema.parse(
    await ask(
      superuserUrl,
      `SELECT c.id, f.time_zone AS zone, f.registry_number, c.registered_at, e.answers
       FROM registry_case c JOIN facility f ON f.id = c.facility_id JOIN entry e ON e.case_id = c.id AND e.form_id = 'registration'
         JOIN case_outlook o ON o.case_id = c.id AND o.from_on <= current_date AND o.until_on > current_date
         JOIN membership m ON m.facility_id = c.facility_id JOIN account a ON a.id = m.account_id
       WHERE a.email = $1 AND o.state = 'awaitingCompletion' ORDER BY c.scheduled_on, c.id LIMIT 1`,
      [registrar],
    ),
  );
  await repeatCase(superuserUrl, template.registry_number, template.id, times);
  const ids = z
    .array(z.object({ id: z.string() }))
    .parse(
      await ask(
        superuserUrl,
        `SELECT c.id FROM registry_case c WHERE c.mbi <> (SELECT mbi FROM registry_case WHERE id = $1)
         AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id AND e.form_id = 'completion')
         AND c.registered_at = (SELECT registered_at FROM registry_case WHERE id = $1)`,
        [template.id],
      ),
    )
    .map(({ id }) => id);
  const file: CaseFile = {
    facility: { zone: template.zone, approvedOn: null, agreementFromOn: null, agreementUntilOn: null },
    events: [{ kind: 'registered', at: template.registered_at, by: 'bench', answers: template.answers }],
    sameScan: 'none',
  };
  const today = dayIn(template.zone, new Date());
  const given = nopr2026.givenFor('completion', file);
  const answers = sampleAnswers(nopr2026.forms.completion, given, today, seeded(26), { performed: 'yes' });
  return { ids, body: { answers } };
}
