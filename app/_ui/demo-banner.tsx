import Link from 'next/link';
import styles from './header.module.css';

/** Stands on every page of a demo, also in print. */
export function DemoBanner() {
  return (
    <aside aria-label="Demo" className={styles.demo}>
      <p>
        Demo: synthetic people only. Nothing here may be used for a claim.{' '}
        <Link href="/demo" prefetch={false}>
          Messages and codes
        </Link>
      </p>
    </aside>
  );
}
