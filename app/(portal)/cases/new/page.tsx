import { redirect } from 'next/navigation';
import { v7 as uuid } from 'uuid';
import { pageContext } from '@/lib/server/page';

/** A new registration gets its own address, at which it can be stopped and taken up again. */
export default async function NewRegistrationPage(): Promise<never> {
  await pageContext();
  redirect(`/cases/new/${uuid()}`);
}
