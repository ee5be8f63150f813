import type { CaseView } from '@/lib/usecases/views';
import { comparePlans } from './plan-comparison';
import styles from './plans.module.css';

/** The physician's plan before and after PET, side by side, with what changed marked. */
export function Plans({ plans }: { readonly plans: NonNullable<CaseView['plans']> }) {
  const rows = comparePlans(plans.before, plans.after);
  const changed = rows.filter((row) => row.changed).length;
  return (
    <>
      <p className="muted">{changed === 0 ? 'PET did not change the plan.' : 'PET changed the plan.'}</p>
      <table className={`table ${styles.plans}`}>
        <caption className="unseen">Plan before and after PET</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Before PET</th>
            <th scope="col">After PET</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.changed ? styles.changed : undefined}>
              <th scope="row">
                {row.ask}
                {row.changed && <span className={styles.mark}>changed</span>}
              </th>
              <td data-side="Before PET">
                <Words words={row.before} />
              </td>
              <td data-side="After PET">
                <Words words={row.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Words({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return <span className="muted">not asked</span>;
  return words.map((line) => (
    <span key={line} className={styles.line}>
      {line}
    </span>
  ));
}
