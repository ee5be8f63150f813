'use client';

import { type ChangeEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { askJson, textIn, unreachedSays } from '@/app/_ui/request';
import { isRecord } from '@/lib/domain/forms/read';
import type { RemittanceRow } from '@/lib/usecases/import-remittance';
import styles from './remittance.module.css';

interface Told {
  readonly isWritten: boolean;
  readonly rows: readonly RemittanceRow[];
}

const example = `claim,outcome,date,reasons
1017-26-0431-P,paid,2026-12-01,
1017-26-0431-T,denied,2026-12-01,CO-16 MA130 MA50`;
const standings = { new: 'To be noted', known: 'Known already', refused: 'Not taken' } as const;
const written = { new: 'Noted', known: 'Known already', refused: 'Not taken' } as const;

/** A list is tried first: each row says what would become of it. Only then can it be taken. */
export function RemittanceForm() {
  const [csv, setCsv] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (!file) return;
    setCsv(await file.text());
    setTold(null);
    setProblem(null);
  }

  async function send(dryRun: boolean) {
    setBusy(true);
    setProblem(null);
    const answered = await askJson('/api/billing/remittance', {
      method: 'POST',
      body: { csv, dryRun },
      timeoutSeconds: 120,
    });
    setBusy(false);
    if (answered.kind === 'done')
      setTold({ isWritten: answered.body.isWritten === true, rows: rowsIn(answered.body.rows) });
    else {
      setTold(null);
      setProblem(
        answered.kind === 'unreached'
          ? unreachedSays
          : (answered.refusal.fields[0]?.says ?? answered.refusal.says),
      );
    }
  }

  const fresh = told?.rows.filter(({ standing }) => standing === 'new').length ?? 0;
  return (
    <div className={styles.form}>
      <div>
        <label htmlFor="remittance-file">A file from your computer</label>
        <input
          id="remittance-file"
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => void choose(event)}
        />
      </div>
      <div>
        <label htmlFor="remittance-csv">Or paste the list</label>
        <p id="remittance-hint" className={styles.hint}>
          The claim is the case number with -P (professional), -T (technical or global) or -I (hospital); the
          outcome is paid or denied. At most 300 rows. Patients’ names are not needed and not kept.
        </p>
        <pre className={styles.example}>{example}</pre>
        {problem && <FieldError id="remittance-problem" says={problem} />}
        <textarea
          id="remittance-csv"
          className={styles.area}
          rows={8}
          spellCheck={false}
          value={csv}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'remittance-hint remittance-problem' : 'remittance-hint'}
          onChange={(event) => {
            setCsv(event.target.value);
            setTold(null);
          }}
        />
      </div>
      <p className="actions">
        <button type="button" className="ds-c-button" disabled={isBusy} onClick={() => void send(true)}>
          Try the list
        </button>
        {told && !told.isWritten && fresh > 0 && (
          <button
            type="button"
            className="ds-c-button ds-c-button--solid"
            disabled={isBusy}
            onClick={() => void send(false)}
          >
            Note {fresh} {fresh === 1 ? 'answer' : 'answers'}
          </button>
        )}
      </p>
      <div role="status">{told && <Outcome told={told} />}</div>
    </div>
  );
}

function Outcome({ told }: { readonly told: Told }) {
  const words = told.isWritten ? written : standings;
  const count = (standing: RemittanceRow['standing']) =>
    told.rows.filter((row) => row.standing === standing).length;
  return (
    <>
      <h2>{told.isWritten ? 'The list was taken' : 'The list was tried, and nothing is written yet'}</h2>
      <p>
        {words.new}: {count('new')} · {words.known}: {count('known')} · {words.refused}: {count('refused')}
      </p>
      <table className="table">
        <caption className="unseen">What becomes of each row</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">What becomes of it</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {told.rows.map(({ row, standing, says }) => (
            <tr key={row}>
              <th scope="row" className="figures">
                {row}
              </th>
              <td>{words[standing]}</td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function rowsIn(value: unknown): readonly RemittanceRow[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown): RemittanceRow[] => {
    if (!isRecord(one) || typeof one.row !== 'number') return [];
    const { standing, row } = one;
    if (standing !== 'new' && standing !== 'known' && standing !== 'refused') return [];
    return [{ row, standing, says: textIn(one.says) ?? '' }];
  });
}
