import type { Metadata } from 'next';
import { BalanceBanner } from '@/app/_ui/ledger/balance-banner';
import { ok } from '@/lib/domain/result';
import { sayDay } from '@/lib/domain/schedule/day';
import { asActor, pageContext } from '@/lib/server/page';
import { stateWords } from '@/lib/usecases/case-words';
import { findCases } from '@/lib/usecases/find-cases';
import { listFrame } from '@/lib/usecases/list-frame';
import type { ListFrame } from '@/lib/usecases/views';
import { welcome } from '@/lib/usecases/welcome';
import { Begun } from './begun';
import { CaseList } from './case-list';
import { caseStates, listHref, readListAddress, type SearchParams } from './list-address';
import { ListTabs } from './list-tabs';
import { Welcome } from './welcome';

export const metadata: Metadata = { title: 'Cases' };

interface CasesPageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** What must I do today, whose turn is it, how long have I got, can I bill? */
export default async function CasesPage({ searchParams }: CasesPageProps) {
  const { actor, now } = await pageContext();
  const { facilityId, ...asked } = readListAddress(await searchParams);
  const isOfFacility = actor.facilityId !== null;
  // A facility's people see their own facility, whatever an address says.
  const address = { ...asked, ...(facilityId && !isOfFacility && { facilityId }) };
  const { frame, first, firstSteps } = await asActor(async (ctx) => {
    const around = await listFrame(ctx, { ...(address.facilityId && { facilityId: address.facilityId }) });
    if (!around.ok) return around;
    const page = await findCases(ctx, address);
    if (!page.ok) return page;
    // Only where there is nothing to see is it asked whether this is the beginning.
    const begins = page.value.rows.length === 0 ? await welcome(ctx) : ok(null);
    return begins.ok ? ok({ frame: around.value, first: page.value, firstSteps: begins.value }) : begins;
  });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Cases</h1>
          <p className="muted">{frameWords(frame, isOfFacility)}</p>
        </div>
        {isOfFacility && (
          <a href="/cases/new" className="ds-c-button ds-c-button--solid no-print">
            Register a case
          </a>
        )}
      </header>
      {isOfFacility && <BalanceBanner />}
      <Begun begun={frame.begun} zone={frame.zone} today={frame.today} />
      {firstSteps !== null ? (
        <Welcome view={firstSteps} />
      ) : (
        <>
          <ListTabs address={address} counts={frame.counts} />
          <CaseList
            key={listHref(address)}
            address={address}
            first={first}
            madeAt={now.toISOString()}
            physicians={frame.physicians}
            states={caseStates.map((state) => ({ state, words: stateWords[state] }))}
            showsFacility={!isOfFacility}
            mayFill={isOfFacility}
          />
        </>
      )}
    </div>
  );
}

/** `Sunday, November 22 · Central Time · 7 cases need you today` */
function frameWords({ today, zoneWords, counts }: ListFrame, isOfFacility: boolean): string {
  const { count, more } = counts.needsAction;
  const day = sayDay(today, 'weekday').replace(/, \d{4}$/, '');
  if (!isOfFacility) return `${day} · ${zoneWords}`;
  const need =
    count === 0
      ? 'nothing needs you now'
      : `${count}${more ? '+' : ''} ${count === 1 ? 'case needs' : 'cases need'} you`;
  return `${day} · ${zoneWords} · ${need}`;
}
