import type { Metadata } from 'next';
import { LinkForm } from '@/app/_ui/link/link-form';
import { linkPage } from '@/lib/server/link-page';
import { nothingHere } from '@/lib/server/page';
import { LinkClosed } from './link-closed';
import { LinkDoor } from './link-door';
import { LinkSigned } from './link-signed';

export const metadata: Metadata = {
  title: 'A questionnaire for a physician',
  robots: { index: false, follow: false },
};

interface LinkPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** Where the link in an e-mail leads. Opening it changes nothing and shows nothing: what opens the form is the code. */
export default async function PageOfLink({ params }: LinkPageProps) {
  const opened = await linkPage((await params).token);
  if (opened === null) return nothingHere();
  switch (opened.kind) {
    case 'door':
      return <LinkDoor />;
    case 'closed':
      return <LinkClosed says={opened.says} />;
    case 'signed':
      return <LinkSigned {...opened} />;
    case 'form':
      return <LinkForm linkId={opened.linkId} view={opened.view} definition={opened.definition} />;
  }
}
