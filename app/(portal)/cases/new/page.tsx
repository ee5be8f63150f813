import { redirect } from 'next/navigation';
import { v7 as uuid } from 'uuid';
import { nothingHere, pageContext } from '@/lib/server/page';
import { type SearchParams, scanHref, scanOf } from './scan-address';

/** A new registration gets its own address, at which it can be stopped and taken up again. */
export default async function NewRegistrationPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}): Promise<never> {
  const { actor } = await pageContext();
  if (actor.facilityId === null) return nothingHere();
  redirect(`/cases/new/${uuid()}${scanHref(scanOf(await searchParams))}`);
}
