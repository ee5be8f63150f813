import type { Metadata } from 'next';
import { NotFoundMessage } from '@/app/_ui/not-found-message';

export const metadata: Metadata = { title: 'Not found' };

/** Something that is not there, or not theirs to see; the frame around it stays. */
export default function PortalNotFound() {
  return <NotFoundMessage />;
}
