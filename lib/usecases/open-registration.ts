import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { DraftAnswers } from '../domain/forms/form';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { caseIdOf } from './case-id';
import type { Ctx } from './context';
import { loadOwnFacility } from './load-facility';
import { physicianSchema } from './named-answers';
import { answersOf } from './open-form';
import { registrationProtocol } from './registration-edition';
import { rows } from './rows';
import { storedDraft } from './stored-draft';
import type { FormView } from './views';

const knownPhysicianSchema = physicianSchema.extend({
  specialty: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  fax: z.string().nullable(),
});

/** The case that a registration of the actor's facility became. */
export function registeredCaseOf(ctx: Ctx, draftId: string): string {
  return caseIdOf(ctx.actor.facilityId ?? '', draftId);
}

/** A registration as it is typed, begun or new with what is known of its scan, with the physicians the facility knows. */
export async function openRegistration(
  ctx: Ctx,
  { draftId, begins = {} }: { readonly draftId: string; readonly begins?: DraftAnswers },
): Promise<Result<FormView>> {
  const own = await loadOwnFacility(ctx, 'case.register');
  if (!own.ok) return own;
  if (!validate(draftId)) return fail({ code: 'not-found' });
  const { facility, today } = own.value;
  const draft = await storedDraft(ctx, {
    facilityId: facility.id,
    caseId: draftId,
    form: 'registration',
    channel: 'account',
  });
  if (draft?.isSubmitted)
    return fail({ code: 'already-submitted', says: 'This registration became a case already.' });
  const typed = draft?.answers ?? begins;
  const protocol = registrationProtocol(ctx, typed);
  const physicians = await rows(
    ctx.db,
    knownPhysicianSchema,
    sql`
      SELECT npi, family_name AS "familyName", given_name AS "givenName", specialty, email, phone, fax
      FROM physician WHERE facility_id = ${facility.id}::uuid ORDER BY family_name, given_name, npi LIMIT 500`,
  );
  const given = protocol.givenFor('registration', null);
  await audit(ctx, {
    action: 'form.look',
    objectKind: 'form',
    objectId: 'registration',
    facilityId: facility.id,
    version: draft?.version ?? null,
  });
  return ok({
    caseId: draftId,
    caseNumber: null,
    protocol: { id: protocol.id, version: protocol.version },
    form: 'registration',
    channel: 'account',
    today,
    zone: facility.zone,
    header: null,
    given,
    ...answersOf(protocol.forms.registration, given, typed),
    revises: null,
    draft: draft
      ? { version: draft.version, savedAt: draft.savedAt.toISOString(), savedByName: draft.savedByName }
      : null,
    attachments: [],
    signer: null,
    physicians: physicians.map(({ npi, familyName, givenName, specialty, email, phone, fax }) => ({
      npi,
      familyName,
      givenName,
      ...(specialty === null ? {} : { specialty }),
      ...(email === null ? {} : { email }),
      ...(phone === null ? {} : { phone }),
      ...(fax === null ? {} : { fax }),
    })),
  });
}
