'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './header.module.css';
import { activeHref, type NavLink } from './navigation';

/** The main navigation, with the page that one is on marked. */
export function NavLinks({ links }: { readonly links: readonly NavLink[] }) {
  const active = activeHref(links, usePathname());
  return (
    <nav aria-label="Main" className={styles.nav}>
      {links.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          className={styles.navLink}
          aria-current={href === active ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
