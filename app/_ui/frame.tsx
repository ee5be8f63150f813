import Link from 'next/link';
import type { ReactNode } from 'react';
import { settings } from '@/lib/server/env';
import { DemoBanner } from './demo-banner';
import styles from './frame.module.css';
import { Header, type HeaderPerson } from './header';

interface FrameProps {
  readonly person: HeaderPerson | null;
  readonly signOut?: ReactNode;
  readonly children: ReactNode;
}

/** Header, banner, content and foot, in that order, on every page. */
export function Frame({ person, signOut, children }: FrameProps) {
  const { mode, registry } = settings();
  return (
    <>
      <Header registry={registry.name} person={person} signOut={signOut} />
      {mode === 'demo' && <DemoBanner />}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className={`${styles.footer} no-print`}>
        <div className={styles.inner}>
          <p>
            {registry.name} · <span className={styles.nct}>{registry.nct}</span>
          </p>
          <p>Questions: {registry.contact}</p>
          <ul className={`plain ${styles.links}`}>
            <li>
              <Link href="/coverage" prefetch={false}>
                Coverage
              </Link>
            </li>
            <li>
              <Link href="/verify" prefetch={false}>
                Confirm a document
              </Link>
            </li>
            <li>
              <Link href="/help" prefetch={false}>
                Help
              </Link>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}
