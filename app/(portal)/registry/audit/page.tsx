import type { Metadata } from 'next';
import Link from 'next/link';
import { AuditTable } from '@/app/_ui/audit-table';
import { EmptyState } from '@/app/_ui/empty-state';
import { asActor } from '@/lib/server/page';
import { auditTrail } from '@/lib/usecases/audit-trail';
import type { AuditPage as Trail } from '@/lib/usecases/views';
import styles from './audit.module.css';
import { type AuditAddress, auditHref, readAuditAddress, type SearchParams } from './audit-address';
import { AuditFilters } from './audit-filters';
import { AuditProofs } from './audit-proofs';

export const metadata: Metadata = { title: 'Audit' };

interface AuditPageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Who did and who looked at what: all of it, or of one case, person, facility or day. */
export default async function AuditPage({ searchParams }: AuditPageProps) {
  const asked = readAuditAddress(await searchParams);
  const trail = await asActor((ctx) => auditTrail(ctx, asked));
  const { about } = trail;
  const filter = {
    ...(about.case ? { caseId: about.case.id } : {}),
    ...(about.person ? { actorId: about.person.id } : {}),
    ...(about.facility ? { facilityId: about.facility.id } : {}),
    ...(about.day ? { day: about.day.id } : {}),
  };
  const address: AuditAddress = { ...filter, before: asked.before };
  const isUnclear = trail.trouble.caseNumber !== null || trail.trouble.who !== null;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Audit</h1>
          <p className="muted">
            Every change and every look at a patient is one line, the newest first. Lines hold no patient’s
            data, are never changed, and each is chained to the one before.
          </p>
        </div>
      </header>
      <AuditProofs filter={filter} about={wordsOf(about)} />
      <AuditFilters
        asked={asked}
        address={address}
        about={about}
        trouble={trail.trouble}
        facilities={trail.facilities}
        zoneWords={trail.zoneWords}
      />
      <Narrowed address={address} about={about} />
      {trail.lines.length > 0 && <AuditTable lines={trail.lines} narrows />}
      {trail.lines.length === 0 && !isUnclear && (
        <EmptyState title="No line here" action={<Link href="/registry/audit">Show all lines</Link>}>
          <p>Lines appear as people work. Nothing was written that fits.</p>
        </EmptyState>
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

/** `case 1017-26-0431, Dana Reyes`, or all of it. */
function wordsOf(about: Trail['about']): string {
  const parts = [
    about.case && `case ${about.case.words}`,
    about.person?.words.split(',')[0],
    about.facility?.words,
    about.day?.words,
  ].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? 'all lines' : parts.join(', ');
}

/** What the audit is narrowed to, each with the way out of it. */
function Narrowed({ address, about }: { readonly address: AuditAddress; readonly about: Trail['about'] }) {
  const without = (part: Partial<AuditAddress>) => auditHref({ ...address, before: undefined, ...part });
  const chips = [
    about.case && { words: `Case ${about.case.words}`, href: without({ caseId: undefined }) },
    about.person && { words: about.person.words, href: without({ actorId: undefined }) },
    about.facility && { words: about.facility.words, href: without({ facilityId: undefined }) },
    about.day && { words: about.day.words, href: without({ day: undefined }) },
  ].filter((chip) => chip !== null);
  if (chips.length === 0) return null;
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
