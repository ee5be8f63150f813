import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Role } from '@/lib/domain/access/actor';
import { DisclosureMenu } from './disclosure-menu';
import styles from './header.module.css';
import { ChevronDownIcon } from './icons';
import { Mark } from './mark';
import { NavLinks } from './nav-links';
import { navOf, roleWords } from './navigation';

/** Who is signed in, as far as the header shows it. */
export interface HeaderPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The facility's name, for a facility's people. */
  readonly facility: string | null;
}

interface HeaderProps {
  readonly registry: string;
  readonly person: HeaderPerson | null;
  /** The sign-out control. */
  readonly signOut?: ReactNode;
}

/** Top of every page: the mark, the registry's name, the pages of the person's role, and the person. */
export function Header({ registry, person, signOut }: HeaderProps) {
  const links = person ? navOf(person.role) : [];
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href={links[0]?.href ?? '/'} prefetch={false} className={styles.brand}>
          <Mark />
          <span className={styles.name}>Tracer</span>
          <span className={styles.registry}>{registry}</span>
        </Link>
        {links.length > 0 && <NavLinks links={links} />}
        <div className={styles.end}>
          {person ? (
            <>
              {person.role === 'physician' && (
                <Link href="/help" prefetch={false} className={styles.plainLink}>
                  Help
                </Link>
              )}
              <PersonMenu person={person} signOut={signOut} />
            </>
          ) : (
            <>
              <Link href="/coverage" prefetch={false} className={`${styles.plainLink} ${styles.wideOnly}`}>
                Coverage
              </Link>
              <Link href="/verify" prefetch={false} className={`${styles.plainLink} ${styles.wideOnly}`}>
                Confirm a document
              </Link>
              <Link href="/sign-in" prefetch={false} className={styles.plainLink}>
                Sign in
              </Link>
            </>
          )}
        </div>
      </div>
    </header>
  );
}

function PersonMenu({ person, signOut }: { readonly person: HeaderPerson; readonly signOut: ReactNode }) {
  return (
    <DisclosureMenu
      className={styles.person}
      summaryClassName={styles.personSummary}
      summary={
        <>
          <span className={styles.personWords}>
            {person.facility ?? person.name}
            <span className={styles.role}> · {roleWords[person.role]}</span>
          </span>
          <ChevronDownIcon size={14} />
        </>
      }
    >
      <div className={styles.personPanel}>
        <p className={styles.personName}>{person.name}</p>
        <p className="muted small">{person.email}</p>
        <p className="muted small">
          {[roleWords[person.role], person.facility].filter((part) => part !== null).join(', ')}
        </p>
        <nav aria-label="Menu" className={styles.personLinks}>
          {navOf(person.role).map(({ href, label }) => (
            <Link key={href} href={href} prefetch={false} className={styles.narrowOnly}>
              {label}
            </Link>
          ))}
          <Link href="/account" prefetch={false}>
            Your account
          </Link>
          <Link href="/help" prefetch={false}>
            Help
          </Link>
        </nav>
        {signOut}
      </div>
    </DisclosureMenu>
  );
}
