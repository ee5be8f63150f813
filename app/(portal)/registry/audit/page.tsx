import type { Metadata } from 'next';
import Link from 'next/link';
import { AuditTable } from '@/app/_ui/audit-table';
import { EmptyState } from '@/app/_ui/empty-state';
import { asActor } from '@/lib/server/page';
import { auditTrail } from '@/lib/usecases/audit-trail';
import type { AuditPage as Trail } from '@/lib/usecases/views';
import styles from './audit.module.css';
import { type AuditAddress, auditHref, readAuditAddress, type SearchParams } from './audit-address';

export const metadata: Metadata = { title: 'Audit' };

interface AuditPageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Who did and who looked at what: all of it, or of one case, person or facility. */
export default async function AuditPage({ searchParams }: AuditPageProps) {
  const address = readAuditAddress(await searchParams);
  const trail = await asActor((ctx) => auditTrail(ctx, address));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Audit</h1>
          <p className="muted">
            Every change and every look at a patient is one line, the newest first. Lines are never changed
            and hold no patient’s data.
          </p>
        </div>
      </header>
      <Narrowed address={address} lines={trail.lines} />
      {trail.lines.length === 0 ? (
        <EmptyState title="No line here" action={<Link href="/registry/audit">Show all lines</Link>}>
          <p>Lines appear as people work. Nothing was written that fits.</p>
        </EmptyState>
      ) : (
        <AuditTable lines={trail.lines} narrows />
      )}
      <p className={`actions ${styles.foot} no-print`}>
        {address.before && (
          <Link href={auditHref({ ...address, before: undefined })} prefetch={false} className="ds-c-button">
            Newest
          </Link>
        )}
        {trail.next !== null && (
          <Link href={auditHref({ ...address, before: trail.next })} prefetch={false} className="ds-c-button">
            Earlier lines
          </Link>
        )}
      </p>
    </div>
  );
}

/** What the audit is narrowed to, each with the way out of it. A person or case is named by its own lines. */
function Narrowed({ address, lines }: { readonly address: AuditAddress; readonly lines: Trail['lines'] }) {
  const { caseId, actorId, facilityId } = address;
  const [first] = lines;
  const chips = [
    ...(caseId
      ? [
          {
            words: `Case ${first?.caseNumber ?? caseId}`,
            href: auditHref({ ...address, caseId: undefined, before: undefined }),
          },
        ]
      : []),
    ...(actorId
      ? [
          {
            words: first?.who ?? 'One person',
            href: auditHref({ ...address, actorId: undefined, before: undefined }),
          },
        ]
      : []),
    ...(facilityId
      ? [
          {
            words: first?.facility ?? 'One facility',
            href: auditHref({ ...address, facilityId: undefined, before: undefined }),
          },
        ]
      : []),
  ];
  if (chips.length === 0) {
    return (
      <p className={styles.hint}>Choose a person, a facility or a case in the list to see its lines alone.</p>
    );
  }
  return (
    <ul className={`plain ${styles.chips}`} aria-label="Narrowed to">
      {chips.map(({ words, href }) => (
        <li key={words}>
          {words}{' '}
          <Link href={href} prefetch={false}>
            show others too<span className="unseen"> than {words}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
