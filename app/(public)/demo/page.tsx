import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import { type DemoMessage, demoMessages } from '@/lib/server/demo-messages';
import { inPage, nothingHere } from '@/lib/server/page';
import styles from './demo.module.css';
import { DemoCodes } from './demo-codes';

export const metadata: Metadata = { title: 'Demo: messages and codes' };

interface DemoPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** What people would find in their mailboxes. Only in a demo, which sends nothing. */
export default async function DemoPage({ searchParams }: DemoPageProps) {
  const { before } = await searchParams;
  const found = await inPage(() => demoMessages(typeof before === 'string' ? before : undefined));
  if (found === null) return nothingHere();
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>What a demo does not send</h1>
          <p className="muted">
            In live mode these go out as e-mail and nobody can read them here. In this demo nothing leaves the
            machine: open a message and click its link as the person it is addressed to.
          </p>
        </div>
      </header>
      <section aria-labelledby="messages">
        <h2 id="messages" className="ruled">
          Messages, the newest first
        </h2>
        {found.messages.length === 0 ? (
          <EmptyState title="No message yet">
            <p>
              Send a physician a link to a form, or invite a colleague. The message appears here at once; load
              the page again to see it.
            </p>
          </EmptyState>
        ) : (
          <ul className={`plain ${styles.messages}`}>
            {found.messages.map((message, index) => (
              <li key={message.id}>
                <Letter message={message} isOpen={index === 0} />
              </li>
            ))}
          </ul>
        )}
        <p className="actions">
          {before !== undefined && (
            <Link href="/demo" prefetch={false} className="ds-c-button">
              Newest
            </Link>
          )}
          {found.next !== null && (
            <Link href={`/demo?before=${found.next}`} prefetch={false} className="ds-c-button">
              Earlier messages
            </Link>
          )}
        </p>
      </section>
      <section aria-labelledby="codes">
        <h2 id="codes" className="ruled">
          Codes of the authenticator apps
        </h2>
        <p className="muted">
          The second step of the sign-in asks for one. Each counts once; a passkey needs none.
        </p>
        <DemoCodes />
      </section>
    </div>
  );
}

function Letter({ message, isOpen }: { readonly message: DemoMessage; readonly isOpen: boolean }) {
  return (
    <details className={styles.letter} open={isOpen}>
      <summary>
        <span className={styles.subject}>{message.subject}</span>
        <span className={styles.about}>
          to <b>{message.to}</b> · {message.when}
        </span>
        <span className={styles.notSent}>Not sent</span>
      </summary>
      <div className={styles.text}>
        {message.lines.map(({ text, href }, index) => (
          // Lines of a text have no other identity than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes its order
          <p key={index}>
            {href === null ? (
              text || ' '
            ) : (
              <a href={href} className={styles.link}>
                {text}
              </a>
            )}
          </p>
        ))}
      </div>
    </details>
  );
}
