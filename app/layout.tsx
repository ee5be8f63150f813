import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { settings } from '@/lib/server/env';
import { pageRequestId } from '@/lib/server/page';
import { SkipNav } from './_ui/skip-nav';
import { WordsWithoutScript } from './_ui/words-without-script';
import './globals.css';

// Every page carries a nonce and is made for one person, so none is made beforehand.
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  const { name } = settings().registry;
  return {
    title: { default: `Tracer · ${name}`, template: '%s · Tracer' },
    description: `${name}: register a PET scan, answer before and after it, and know whether Medicare may be billed and why.`,
    robots: { index: false, follow: false },
    // Telephone numbers are linked where they are meant to be.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { themeColor: '#0b2f4a', width: 'device-width', initialScale: 1 };

/** What all pages share: the language, the type, the skip link. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en-US">
      <body>
        <WordsWithoutScript requestId={await pageRequestId()} />
        <SkipNav />
        {children}
      </body>
    </html>
  );
}
