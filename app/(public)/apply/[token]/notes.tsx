import type { NoteView } from '@/lib/usecases/application-view';
import styles from './application.module.css';

/** What registry and applicant asked and answered. */
export function Notes({ notes }: { readonly notes: readonly NoteView[] }) {
  if (notes.length === 0) return null;
  return (
    <ol className={styles.notes}>
      {notes.map((note) => (
        <li key={note.seq}>
          <span>
            {note.side === 'registry' ? 'The registry' : 'The applicant'}, {note.who} · {note.when}
          </span>
          <p>{note.says}</p>
        </li>
      ))}
    </ol>
  );
}
