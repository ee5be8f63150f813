import { z } from 'zod';
import { draftMarks } from '../db/draft-marks';
import { sql } from '../db/sql';
import { registered } from '../domain/cases/case-file';
import { type CaseStanding, standingOf } from '../domain/cases/standing';
import { claimAdvice } from '../domain/claims/claim-recipe';
import { questionOf } from '../domain/forms/form';
import { formatMbi } from '../domain/identifiers/mbi';
import { ok, type Result } from '../domain/result';
import { ageOn } from '../domain/schedule/day';
import { sayInstant, zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import { historyOf } from './case-history';
import { aboutInFull, answerWords, stateWords, untilWords } from './case-words';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import { formLines } from './form-lines';
import { formLinkViews } from './form-link-views';
import { type LoadedCase, loadCase } from './load-case';
import { registrationAnswers } from './named-answers';
import { refusalOf } from './refusal';
import { rows } from './rows';
import { sameScanNumbers } from './same-scan';
import { codeWords } from './short-code';
import type { CaseView } from './views';
import { wordedOf } from './worded';

/** A case as its page shows it: can it be billed, why not, what settles it, and everything behind that. */
export async function readCase(ctx: Ctx, caseId: string): Promise<Result<CaseView>> {
  const found = await loadCase(ctx, caseId, 'case.see');
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, protocol, today } = loaded;
  const standing = standingOf(protocol, loaded.file, today, ctx.settings);
  const forms = formLines(ctx, loaded, await draftMarks(ctx.db, row.facilityId, row.id));
  const claimSupport = await issuedOf(ctx, loaded);
  const plans = await plansOf(ctx, loaded);
  const links = await formLinkViews(ctx, loaded);
  const sameScanAs = row.sameScan === 'unconfirmed' ? await sameScanNumbers(ctx, row) : [];
  await audit(ctx, {
    action: 'case.look',
    objectKind: 'case',
    objectId: row.id,
    caseId: row.id,
    facilityId: row.facilityId,
    version: row.version,
  });
  const { state, tab, light, nextStep, verdict } = standing;
  return ok({
    id: row.id,
    number: row.number,
    version: row.version,
    facility: { id: row.facilityId, name: row.facilityName, zone: row.zone, zoneWords: zoneWords(row.zone) },
    today,
    protocol: { id: protocol.id, version: protocol.version, title: protocol.title },
    ...peopleOf(loaded),
    about: aboutInFull(protocol, row, row.scanOn ?? row.scheduledOn),
    state,
    stateWords: stateWords[state],
    tab,
    light,
    nextStep,
    windows: standing.windows.map((window) => ({
      ...window,
      untilWords: window.lastOn === null ? null : `until ${untilWords(window.lastOn, row.zone)}`,
    })),
    verdict,
    forms,
    claimSupport,
    claimAdvice: adviceOf(loaded, standing),
    plans,
    sameScanAs,
    history: historyOf(loaded),
    links,
    may: {
      bill: state === 'readyToBill' && refusalOf(ctx, 'case.bill', row) === undefined,
      claimSupport: refusalOf(ctx, 'claimSupport.issue', row) === undefined,
      audit: refusalOf(ctx, 'audit.read', row) === undefined,
      decide: refusalOf(ctx, 'case.decide', row) === undefined && troubleWithClosed(loaded) === undefined,
      correct: refusalOf(ctx, 'case.correct', row) === undefined && troubleWithClosed(loaded) === undefined,
    },
  });
}

function peopleOf({ row, protocol, file, today }: LoadedCase): Pick<CaseView, 'patient' | 'physician'> {
  const { answers } = registered(file);
  const { physician } = registrationAnswers.parse(answers);
  const words = (key: string) => answerWords(protocol, 'registration', key, answers[key]);
  return {
    patient: {
      familyName: row.familyName,
      givenName: row.givenName,
      bornOn: row.bornOn,
      age: ageOn(row.bornOn, today),
      sex: words('sex'),
      mbi: formatMbi(row.mbi),
      coverage: [words('payer'), words('plan')].filter((text) => text !== '').join(', '),
    },
    physician: {
      name: `${row.physicianGivenName} ${row.physicianFamilyName}`,
      npi: row.physicianNpi,
      specialty: physician.specialty ?? null,
      email: physician.email ?? null,
      phone: physician.phone ?? null,
      fax: physician.fax ?? null,
    },
  };
}

/** How to bill is told only where it may be billed. */
function adviceOf({ row, protocol }: LoadedCase, { verdict, facts }: CaseStanding): CaseView['claimAdvice'] {
  return verdict.outcome === 'met' && row.scanOn !== null
    ? claimAdvice(protocol.recipes, facts, row.scanOn)
    : [];
}

const issuedSchema = z.object({
  revision: z.number(),
  code: z.string(),
  issuedAt: z.date(),
  supersededAt: z.date().nullable(),
});

async function issuedOf(ctx: Ctx, { row }: LoadedCase): Promise<CaseView['claimSupport']> {
  const issued = await rows(
    ctx.db,
    issuedSchema,
    sql`
      SELECT revision, code, issued_at AS "issuedAt", superseded_at AS "supersededAt" FROM claim_document
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid ORDER BY revision DESC`,
  );
  return issued.map(({ revision, code, issuedAt, supersededAt }) => ({
    revision,
    code: codeWords(code),
    issuedWhen: sayInstant(issuedAt, row.zone),
    current: supersededAt === null,
    supersededWhen: supersededAt && sayInstant(supersededAt, row.zone),
  }));
}

/** What both forms of the physician ask in the section they share: what was intended before PET, and what after. */
async function plansOf(ctx: Ctx, { row, protocol, events }: LoadedCase): Promise<CaseView['plans']> {
  const newest = (form: string) => events.findLast(({ entry }) => entry?.form === form)?.entry;
  const [before, after] = [newest('pre-pet'), newest('post-pet')];
  const shared = Object.keys(protocol.forms['pre-pet'].sections).find(
    (key) => key in protocol.forms['post-pet'].sections,
  );
  if (!before || !after || shared === undefined) return null;
  const worded = await wordedOf(ctx, row.facilityId, [before.id, after.id]);
  const asksBoth = (key: string) =>
    questionOf(protocol.forms['pre-pet'], key) && questionOf(protocol.forms['post-pet'], key);
  const sectionOf = (id: string) => {
    const section = worded.get(id)?.find(({ key }) => key === shared);
    return section && { ...section, rows: section.rows.filter(({ key }) => asksBoth(key)) };
  };
  const [first, second] = [sectionOf(before.id), sectionOf(after.id)];
  return first && second ? { before: first, after: second } : null;
}
