import type { ReactNode } from 'react';
import { Frame } from '@/app/_ui/frame';
import { headerPerson } from '@/app/_ui/header-person';
import { SignOutButton } from '@/app/_ui/sign-out-button';
import { visitor } from '@/lib/server/page';

/** Pages for everybody; whoever is signed in keeps the way back to the own pages. */
export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  const session = await visitor();
  return (
    <Frame person={session && headerPerson(session)} signOut={<SignOutButton />}>
      {children}
    </Frame>
  );
}
