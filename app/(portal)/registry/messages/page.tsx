import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/app/_ui/empty-state';
import { asActor } from '@/lib/server/page';
import { listMessages, type MessageList } from '@/lib/usecases/list-messages';
import styles from './messages.module.css';

export const metadata: Metadata = { title: 'Messages' };

interface MessagesPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** What the portal sent and what it could not send. */
export default async function MessagesPage({ searchParams }: MessagesPageProps) {
  const { status, before } = await searchParams;
  const onlyFailed = status === 'failed';
  const key = typeof before === 'string' ? before : undefined;
  const { messages, next } = await asActor((ctx) => listMessages(ctx, { onlyFailed, before: key }));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Messages</h1>
          <p className="muted">
            E-mails of the portal, the newest first. A message is tried for about fifteen hours before it
            fails. None holds a patient’s data, and their links are not kept.
          </p>
        </div>
      </header>
      <nav aria-label="Which messages" className={styles.which}>
        <Link href={href(false)} prefetch={false} aria-current={onlyFailed ? undefined : 'page'}>
          All
        </Link>
        <Link href={href(true)} prefetch={false} aria-current={onlyFailed ? 'page' : undefined}>
          Failed
        </Link>
      </nav>
      {messages.length === 0 ? (
        <EmptyState title={onlyFailed ? 'No message failed' : 'No message yet'}>
          <p>
            {onlyFailed
              ? 'A message comes here when the mail server refuses it for good, or when it did not answer for about fifteen hours.'
              : 'Links to forms, invitations and notices about sign-in appear here as they are sent.'}
          </p>
        </EmptyState>
      ) : (
        <MessageTable messages={messages} />
      )}
      <p className={`actions ${styles.foot}`}>
        {key !== undefined && (
          <Link href={href(onlyFailed)} prefetch={false} className="ds-c-button">
            Newest
          </Link>
        )}
        {next !== null && (
          <Link href={href(onlyFailed, next)} prefetch={false} className="ds-c-button">
            Earlier messages
          </Link>
        )}
      </p>
    </div>
  );
}

function href(onlyFailed: boolean, before?: string): string {
  const params = new URLSearchParams({
    ...(onlyFailed ? { status: 'failed' } : {}),
    ...(before === undefined ? {} : { before }),
  });
  return params.size === 0 ? '/registry/messages' : `/registry/messages?${params.toString()}`;
}

function MessageTable({ messages }: { readonly messages: MessageList['messages'] }) {
  return (
    <table className={`table ${styles.messages}`}>
      <caption className="unseen">Messages</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">To</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <td className={styles.when}>{message.when}</td>
            <td>
              {message.what}
              {message.facility !== null && <span className={styles.below}>{message.facility}</span>}
            </td>
            <td className={styles.to}>{message.to}</td>
            <td>
              <b className={message.status === 'failed' ? styles.failed : undefined}>{message.statusWords}</b>
              {message.attempts > 1 && <span> after {message.attempts} attempts</span>}
              {message.trouble !== null && <span className={styles.below}>{message.trouble}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
