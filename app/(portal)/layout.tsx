import type { ReactNode } from 'react';
import { Frame } from '@/app/_ui/frame';
import { headerPerson } from '@/app/_ui/header-person';
import { IdleTimeout } from '@/app/_ui/idle-timeout';
import { SignOutButton } from '@/app/_ui/sign-out-button';
import { pageContext } from '@/lib/server/page';

/** Pages for people with an account. */
export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const { session } = await pageContext();
  return (
    <Frame person={headerPerson(session)} signOut={<SignOutButton />}>
      {children}
      <IdleTimeout />
    </Frame>
  );
}
