import type { ReactNode } from 'react';
import { Frame } from '@/app/_ui/frame';

/** The pages of a link know nobody: whoever is signed in here is somebody else than whoever holds the link. */
export default function LinkLayout({ children }: { readonly children: ReactNode }) {
  return <Frame person={null}>{children}</Frame>;
}
