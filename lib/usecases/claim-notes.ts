import type { AuditAction } from '../db/audit';
import { isBilled } from '../domain/cases/case-file';
import { type ClaimNote, claimStandings, troubleWithNote } from '../domain/claims/claim-standing';
import { claimWords } from '../domain/claims/planned-claim';
import type { FieldProblem } from '../domain/forms/problems';
import { doneBy } from './case-words';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import type { EventRow } from './event-row';
import { eventWrite } from './event-write';
import { assemble, type LoadedCase } from './load-case';
import { auditWrite, type Write } from './write-all';

/** Why a note of a claim cannot be taken, at the field that mends it; none where it can. */
export function claimTrouble(loaded: LoadedCase, note: ClaimNote): readonly FieldProblem[] {
  // After a correction the claims are sent anew, whatever became of those before.
  const isAnew = note.status === 'billed' && !isBilled(loaded.file);
  const known = claimStandings(loaded.file.events).find(({ claim }) => claim === note.claim);
  const standing = isAnew ? undefined : known;
  const scanOn = loaded.row.scanOn ?? loaded.row.scheduledOn;
  const says = troubleWithNote(standing, note, { scanOn, today: loaded.today });
  if (says === undefined) return [];
  const key = /reason code/.test(says) ? 'reasons' : /^This day/.test(says) ? 'on' : 'claims';
  return [{ key, label: claimWords[note.claim], code: 'check', says: `${claimWords[note.claim]}: ${says}` }];
}

/** A case after what is noted of its claims; notes that stand together are one event. */
export function withNotes(
  ctx: Ctx,
  loaded: LoadedCase,
  together: readonly (readonly ClaimNote[])[],
): { readonly loaded: LoadedCase; readonly events: readonly EventRow[] } {
  const last = loaded.events.at(-1)?.seq ?? 0;
  const events = together.flatMap((notes, index): EventRow[] => {
    const [first] = notes;
    if (!first) return [];
    return [
      {
        seq: last + index + 1,
        kind: first.status === 'billed' ? 'billed' : first.status === 'paid' ? 'claimPaid' : 'claimDenied',
        at: ctx.now,
        byName: doneBy(ctx.actor),
        data: {
          claims: notes.map(({ claim }) => claim),
          on: first.on,
          ...(first.status === 'denied' ? { reasons: [...first.reasons] } : {}),
        },
        entry: null,
      },
    ];
  });
  return { loaded: assemble(ctx, loaded.row, [...loaded.events, ...events]), events };
}

/** What must be written for these notes: their events, what the case comes to, and who noted them. */
export async function noteClaims(
  ctx: Ctx,
  before: LoadedCase,
  together: readonly (readonly ClaimNote[])[],
  action: AuditAction,
): Promise<readonly Write[]> {
  const { loaded, events } = withNotes(ctx, before, together);
  const decided = await decideCase(ctx, loaded);
  const { row } = loaded;
  return [
    ...events.map((event) => eventWrite(ctx, row, event)),
    ...decided.writes,
    auditWrite(ctx, {
      action,
      objectKind: 'case',
      objectId: row.id,
      caseId: row.id,
      facilityId: row.facilityId,
      version: row.version,
    }),
  ];
}
