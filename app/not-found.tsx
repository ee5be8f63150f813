import type { Metadata } from 'next';
import { visitor } from '@/lib/server/page';
import { Frame } from './_ui/frame';
import { headerPerson } from './_ui/header-person';
import { NotFoundMessage } from './_ui/not-found-message';
import { SignOutButton } from './_ui/sign-out-button';

export const metadata: Metadata = { title: 'Not found' };

/** An address that leads nowhere. */
export default async function NotFoundPage() {
  const session = await visitor();
  return (
    <Frame person={session && headerPerson(session)} signOut={<SignOutButton />}>
      <NotFoundMessage />
    </Frame>
  );
}
