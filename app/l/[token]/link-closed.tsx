import styles from './link.module.css';

/** Why whoever gave the code can do nothing here now, and whom to call. */
export function LinkClosed({ says }: { readonly says: string }) {
  return (
    <div className={`page ${styles.box}`}>
      <h1>Not now</h1>
      <p>{says}</p>
    </div>
  );
}
