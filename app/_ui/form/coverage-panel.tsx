import type { LikelyDuplicate } from '@/lib/domain/problem';
import { CircleCheckIcon, ClockIcon, OctagonIcon, TriangleIcon } from '../icons';
import styles from './coverage-panel.module.css';
import type { CoverageWords, RegistrationCheckState } from './use-registration-check';

interface CoveragePanelProps {
  readonly check: RegistrationCheckState;
  readonly duplicates: readonly LikelyDuplicate[];
  readonly confirmed: ReadonlySet<string>;
  readonly onConfirm: (caseId: string, isSeparate: boolean) => void;
}

/** The id of the box that confirms a separate scan. */
export function separateId(caseId: string): string {
  return `separate-${caseId}`;
}

/** What this registration will come to, told while it is typed. */
export function CoveragePanel({ check, duplicates, confirmed, onConfirm }: CoveragePanelProps) {
  return (
    <div className={styles.panels}>
      <CoverageVerdict check={check} />
      {duplicates.length > 0 && (
        <section className={styles.duplicates} aria-labelledby="duplicates-title">
          <h2 id="duplicates-title" className={styles.heading}>
            <TriangleIcon size={18} />
            This may be the same scan
          </h2>
          <ul className={styles.list}>
            {duplicates.map(({ caseId, number, reason }) => (
              <li key={caseId}>
                <p>
                  <a href={`/cases/${caseId}`} target="_blank" rel="noreferrer">
                    Case {number}
                  </a>
                  : {reason}
                </p>
                <label className={styles.confirm}>
                  <input
                    id={separateId(caseId)}
                    type="checkbox"
                    checked={confirmed.has(caseId)}
                    onChange={(event) => onConfirm(caseId, event.target.checked)}
                  />
                  This is a separate scan
                </label>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What the coverage table says, in words, with its rule and its source. */
export function CoverageVerdict({ check }: { readonly check: RegistrationCheckState }) {
  return (
    <section
      className={styles.coverage}
      data-answer={check.failing.length > 0 ? 'notCovered' : (check.coverage?.answer ?? 'none')}
      aria-label="Coverage of this scan"
    >
      <div role="status">
        <CoverageSays check={check} />
        {check.failing.map(({ rule, says, cites }) => (
          <div key={rule}>
            <h2 className={styles.heading}>
              <OctagonIcon size={18} />
              This case could never be billed
            </h2>
            <p className={styles.says}>{says}</p>
            <p className={styles.cites}>
              Rule {rule} · {cites}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

const headings: Readonly<Record<CoverageWords['answer'], string>> = {
  registry: 'This is a registry case',
  covered: 'Covered outside the registry',
  notCovered: 'Not covered',
  askFollowUp: 'One more answer decides',
};

function CoverageSays({
  check: { coverage, isAsking, isUnreached },
}: {
  readonly check: RegistrationCheckState;
}) {
  if (isUnreached)
    return <p>The coverage table could not be reached. It is asked again with your next answer.</p>;
  if (coverage === null) {
    return (
      <p>
        {isAsking
          ? 'Looking it up …'
          : 'Radiopharmaceutical, date, reason and site tell whether this scan belongs to the registry.'}
      </p>
    );
  }
  return (
    <>
      <h2 className={styles.heading}>
        <CoverageIcon answer={coverage.answer} />
        {headings[coverage.answer]}
      </h2>
      {coverage.answer !== 'askFollowUp' && <p className={styles.says}>{coverage.says}</p>}
      {coverage.answer === 'askFollowUp' && (
        <p className={styles.says}>Answer the question below the cancer site: {coverage.says}</p>
      )}
      <p className={styles.cites}>
        Rule {coverage.rule} · {coverage.cites}
      </p>
    </>
  );
}

function CoverageIcon({ answer }: { readonly answer: CoverageWords['answer'] }) {
  switch (answer) {
    case 'registry':
      return <CircleCheckIcon size={18} />;
    case 'askFollowUp':
      return <ClockIcon size={18} />;
    case 'covered':
      return <TriangleIcon size={18} />;
    case 'notCovered':
      return <OctagonIcon size={18} />;
  }
}
