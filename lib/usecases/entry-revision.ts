import { differences } from '../domain/forms/differences';
import { sayInstant } from '../domain/schedule/zone';
import type { Ctx } from './context';
import type { EntryRow } from './event-row';
import type { LoadedCase } from './load-case';
import type { EntryRevision } from './views';
import { wordedOf } from './worded';

/** What became of a submitted form afterwards; nothing of it is read from the form itself. */
export function whatBecameOf({ events, row }: LoadedCase, entry: EntryRow): Omit<EntryRevision, 'changes'> {
  const said = (at: Date) => sayInstant(at, row.zone);
  const own = events.findIndex((event) => event.entry?.id === entry.id);
  const reopenings = events.filter(({ kind, data }) => kind === 'formReopened' && data.form === entry.form);
  const cause = reopenings.findLast(({ seq }) => seq < (events[own]?.seq ?? 0));
  const later = events.slice(own + 1);
  const next = later.find((event) => event.entry?.form === entry.form);
  const last = later.findLast(
    ({ kind, data }) => (kind === 'formReopened' || kind === 'formKept') && data.form === entry.form,
  );
  const ended = next
    ? { when: said(next.at), by: next.entry?.revision ?? null }
    : last?.kind === 'formReopened'
      ? { when: said(last.at), by: null }
      : null;
  return {
    because:
      entry.revision > 1 && cause
        ? { reason: cause.data.reason ?? '', by: cause.byName, when: said(cause.at) }
        : null,
    ended,
    notes: events
      .filter(
        ({ kind, data }) => (kind === 'formNoted' || kind === 'lateAccepted') && data.form === entry.form,
      )
      .map(({ kind, at, byName, data }) => ({
        text: `${kind === 'lateAccepted' ? 'Accepted late by the registry: ' : ''}${data.reason ?? ''}`,
        by: byName,
        when: said(at),
      })),
  };
}

/** What a revision changed, answer by answer, in the words in which both were asked and answered. */
export async function changesIn(
  ctx: Ctx,
  { events, row }: LoadedCase,
  entry: EntryRow,
): Promise<EntryRevision['changes']> {
  const former = events
    .flatMap((event) => (event.entry?.form === entry.form ? [event.entry] : []))
    .findLast(({ revision }) => revision < entry.revision);
  if (!former) return null;
  const worded = await wordedOf(ctx, row.facilityId, [former.id, entry.id]);
  return {
    from: former.revision,
    answers: differences(worded.get(former.id) ?? [], worded.get(entry.id) ?? []),
  };
}
