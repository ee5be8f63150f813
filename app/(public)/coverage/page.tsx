import type { Metadata } from 'next';
import { ClaimLines } from '@/app/_ui/claim-lines';
import { dayIn } from '@/lib/domain/schedule/zone';
import { publicPage, visitor } from '@/lib/server/page';
import { askCoverage, coverageOptions } from '@/lib/usecases/ask-coverage';
import { registryZone } from '@/lib/usecases/registry-zone';
import styles from './coverage.module.css';
import { type CoverageAddress, readCoverageAddress, type SearchParams } from './coverage-address';
import { CoverageAnswerBox } from './coverage-answer';
import { CoverageForm } from './coverage-form';

export const metadata: Metadata = { title: 'Is this scan covered?' };

interface CoveragePageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Site, reason, tracer and date tell whether Medicare pays for a scan, in the registry, outside, or not. */
export default async function CoveragePage({ searchParams }: CoveragePageProps) {
  const address = readCoverageAddress(await searchParams);
  const ctx = await publicPage();
  const session = await visitor();
  const choices = coverageOptions(ctx);
  const today = dayIn(registryZone, ctx.now);
  const told = address.asked ? askCoverage(ctx, address) : null;
  // Asked without the answer to the follow-up question, the table gives the question itself.
  const { followUp: _, ...withoutFollowUp } = address;
  const asked = address.asked ? askCoverage(ctx, withoutFollowUp) : null;
  const followUp = asked?.ok ? (asked.value.followUp ?? null) : null;
  const mayRegister = session === null || session.actor.facilityId !== null;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Is this scan covered?</h1>
          <p className="muted">
            What Medicare’s coverage rules say about a PET scan on a day, with the rule. No patient is asked
            for.
          </p>
        </div>
      </header>
      <div className={styles.wizard}>
        <CoverageForm choices={choices} address={address} today={today} followUp={followUp} />
        <div className={styles.result} role="status">
          {told?.ok ? (
            <CoverageAnswerBox
              coverage={told.value}
              registerHref={mayRegister ? registerHref(address, told.value.edition.isClosed) : null}
            />
          ) : (
            <div className={styles.quiet}>
              {told ? (
                <Missing fields={told.problem.code === 'malformed' ? told.problem.fields : []} />
              ) : (
                <Waiting />
              )}
            </div>
          )}
        </div>
      </div>
      {told?.ok && told.value.claims.length > 0 && (
        <section className={styles.claims} aria-labelledby="claims">
          <h2 id="claims">How it is billed</h2>
          <p className="muted">
            By the rules of that day, line by line. The case itself gives the CPT code and the diagnosis.
          </p>
          <ClaimLines advice={told.value.claims} />
        </section>
      )}
    </div>
  );
}

/** A scan of a past edition begins with what was asked; one of today begins empty. */
function registerHref({ tracer, on, reason, site }: CoverageAddress, isClosed: boolean): string {
  if (!isClosed || !tracer || !on || !reason || !site) return '/cases/new';
  return `/cases/new?${new URLSearchParams({ tracer, scheduledOn: on, reason, site }).toString()}`;
}

function Waiting() {
  return (
    <>
      <p>The answer appears here:</p>
      <ul>
        <li>
          <strong>registry case</strong>, paid only inside the registry
        </li>
        <li>
          <strong>covered outside the registry</strong>, billed as usual
        </li>
        <li>
          <strong>not covered</strong>
        </li>
      </ul>
    </>
  );
}

interface MissingProps {
  readonly fields: readonly { readonly key: string; readonly code: string; readonly says: string }[];
}

function Missing({ fields }: MissingProps) {
  const outside = fields.filter(({ key, code }) => key === 'on' && code !== 'missing');
  const missing = questions.filter(
    ({ key }) => fields.some((field) => field.key === key) && !outside.some((field) => field.key === key),
  );
  return (
    <>
      {missing.length > 0 && (
        <>
          <p>Still to choose:</p>
          <ul>
            {missing.map(({ key, words }) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        </>
      )}
      {outside.map(({ key, says }) => (
        <p key={key}>{says.replace(/^Send/, 'Choose')}</p>
      ))}
    </>
  );
}

const questions = [
  { key: 'site', words: 'the cancer site' },
  { key: 'tracer', words: 'the radiopharmaceutical' },
  { key: 'reason', words: 'the reason for the scan' },
  { key: 'on', words: 'the date of service' },
] as const;
