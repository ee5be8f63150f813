import styles from './loading.module.css';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** The frame of the list, as large as the list will be. */
export default function CasesLoading() {
  return (
    <div className="page" aria-busy="true">
      <header className="page-head">
        <div>
          <h1>Cases</h1>
          <p className="muted" role="status">
            Loading…
          </p>
        </div>
      </header>
      <div className={styles.tabs} />
      <div className={styles.tools} />
      {rows.map((row) => (
        <div key={row} className={styles.row} />
      ))}
    </div>
  );
}
