import type { Tx } from '../db/client';
import { readApplication, type TypedApplication } from '../domain/applications/application';
import { sayInstant } from '../domain/schedule/zone';
import { applicationOf, notesOf } from './applicant';
import type { ApplicationStatus, CheckItem, NoteView } from './application-view';
import { checklistOf } from './application-words';
import { registryZone } from './registry-zone';

/** An application as its applicant sees it. */
export interface Applying {
  readonly email: string;
  readonly isConfirmed: boolean;
  readonly status: ApplicationStatus;
  readonly locationName: string | null;
  readonly answers: TypedApplication;
  readonly version: number;
  readonly isSigned: boolean;
  readonly agreementFileName: string | null;
  readonly checklist: readonly CheckItem[];
  readonly notes: readonly NoteView[];
  readonly decidedReason: string | null;
  readonly registryNumber: string | null;
  readonly isMobile: boolean;
}

/** What stands behind the link of an application; nothing of it before the address is confirmed. Looking changes nothing. */
export async function readApplying(db: Tx, token: string): Promise<Applying | undefined> {
  const row = await applicationOf(db, token);
  if (!row) return undefined;
  const notes = row.isConfirmed ? await notesOf(db, row.id) : [];
  return {
    email: row.email,
    isConfirmed: row.isConfirmed,
    status: row.status,
    locationName: row.locationName,
    answers: row.isConfirmed ? row.answers : {},
    version: row.version,
    isSigned: row.agreementAt !== null,
    agreementFileName: row.agreementFileName,
    checklist: checklistOf(row),
    notes: notes.map((note) => ({
      seq: note.seq,
      when: sayInstant(note.at, registryZone),
      who: note.byName,
      side: note.side,
      says: note.says,
    })),
    decidedReason: row.decidedReason,
    registryNumber: row.registryNumber,
    isMobile: readApplication(row.answers).application?.site === 'mobile',
  };
}
