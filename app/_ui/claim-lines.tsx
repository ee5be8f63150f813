import type { ClaimAdvice, ClaimLine } from '@/lib/domain/claims/claim-recipe';
import styles from './claim-lines.module.css';

const rows = [
  { row: 'procedure', label: 'Procedure' },
  { row: 'tracer', label: 'Tracer' },
  { row: 'diagnosis', label: 'Diagnoses, in order' },
  { row: 'trialNumber', label: 'Trial number' },
  { row: 'conditionCode', label: 'Condition code' },
  { row: 'valueCode', label: 'Value code' },
] as const satisfies readonly { readonly row: ClaimLine['row']; readonly label: string }[];

/** What to put on each kind of claim, side by side. */
export function ClaimLines({ advice }: { readonly advice: readonly ClaimAdvice[] }) {
  const shown = rows.filter(({ row }) =>
    advice.some((recipe) => recipe.lines.some((line) => line.row === row)),
  );
  const isUnconfirmed = advice.some((recipe) => recipe.lines.some((line) => line.unconfirmed));
  const notes = [
    ...new Set(advice.flatMap((recipe) => recipe.lines.flatMap(({ note }) => (note === null ? [] : [note])))),
  ];
  return (
    <>
      <table className={`table ${styles.claim}`}>
        <caption className="unseen">What to put on the claim</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            {advice.map((recipe) => (
              <th key={recipe.recipe} scope="col">
                {recipe.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, label }) => (
            <tr key={row}>
              <th scope="row">{label}</th>
              {advice.map((recipe) => (
                <Cell
                  key={recipe.recipe}
                  title={recipe.title}
                  lines={recipe.lines.filter((line) => line.row === row)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {isUnconfirmed && <p className="muted small">* unconfirmed: check with your contractor.</p>}
    </>
  );
}

function Cell({ title, lines }: { readonly title: string; readonly lines: readonly ClaimLine[] }) {
  return (
    <td data-recipe={title} className={lines.length === 0 ? styles.none : undefined}>
      <Lines lines={lines} />
    </td>
  );
}

function Lines({ lines }: { readonly lines: readonly ClaimLine[] }) {
  if (lines.length === 0) return <span className="muted">–</span>;
  return lines.map((line) => (
    <span key={line.element} className={styles.line} title={line.cites}>
      {line.place && <span className={styles.place}>{line.place}</span>}
      <strong>
        {line.codes.join(line.row === 'diagnosis' ? ', ' : '-')}
        {line.unconfirmed && line.revenueCode === null && '*'}
      </strong>
      {line.revenueCode && (
        <span className={styles.revenue}>
          revenue code <strong>{line.revenueCode}</strong>
          {line.unconfirmed && '*'}
        </span>
      )}
    </span>
  ));
}
