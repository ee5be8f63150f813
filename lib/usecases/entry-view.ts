import { isFormId } from '../domain/cases/case-event';
import type { Protocol } from '../domain/cases/protocol';
import { sayDay } from '../domain/schedule/day';
import { sayInstant } from '../domain/schedule/zone';
import type { EntryRow } from './event-row';
import type { EntryView } from './views';

/** A submitted form without its answers, written out in the facility's zone. */
export function entryHead(protocol: Protocol, entry: EntryRow, zone: string): Omit<EntryView, 'sections'> {
  if (!isFormId(entry.form)) throw new Error(`An entry of the form ${entry.form}`);
  const { signature } = entry;
  return {
    id: entry.id,
    form: entry.form,
    title: protocol.forms[entry.form].title,
    revision: entry.revision,
    definitionVersion: entry.definitionVersion,
    receipt: entry.receipt,
    submittedAt: entry.submittedAt.toISOString(),
    submittedWhen: sayInstant(entry.submittedAt, zone),
    submittedByName: entry.submittedByName,
    channel: entry.channel,
    signature: signature && {
      name: signature.name,
      npi: signature.npi,
      meaning: signature.meaning,
      method: signature.method,
      when:
        signature.signedAt === null
          ? sayDay(signature.signedOn, 'long')
          : sayInstant(signature.signedAt, zone),
      contentHash: signature.contentHash,
    },
    attachment: entry.attachment,
    contentHash: entry.contentHash,
  };
}
