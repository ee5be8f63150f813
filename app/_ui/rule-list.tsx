import type { Finding } from '@/lib/domain/rules/decide';
import { sayDay } from '@/lib/domain/schedule/day';
import styles from './rule-list.module.css';
import { LightIcon, lightOfTruth, lightWords } from './status-light';

interface RuleListProps {
  readonly findings: readonly Finding[];
  /** Show every rule opened, for print and for auditors. */
  readonly open?: boolean;
}

/** Every rule of a verdict: the open ones in bold, and what was found, with its source, one click away. */
export function RuleList({ findings, open = false }: RuleListProps) {
  const half = Math.ceil(findings.length / 2);
  return (
    <div className={styles.columns}>
      {[findings.slice(0, half), findings.slice(half)].map((part) => (
        <ul key={part[0]?.rule ?? 'none'} className={`plain ${styles.column}`}>
          {part.map((finding) => (
            <li key={finding.rule}>
              <Rule finding={finding} open={open} />
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

function Rule({ finding, open }: { readonly finding: Finding; readonly open: boolean }) {
  const light = lightOfTruth(finding.holds);
  return (
    <details className={styles.rule} open={open}>
      <summary className={finding.holds === true ? styles.holds : styles.open}>
        <LightIcon light={light} size={15} />
        <span>
          <span className="unseen">{lightWords[light]}: </span>
          {finding.title}
        </span>
      </summary>
      <div className={styles.found}>
        <p>{finding.says}</p>
        {finding.repair && (
          <p className={styles.repair}>
            {finding.repair.what}
            {finding.repair.by && ` Until ${sayDay(finding.repair.by, 'long')}.`}
          </p>
        )}
        <p className={styles.source}>
          {finding.rule} · {finding.cites}
        </p>
      </div>
    </details>
  );
}
