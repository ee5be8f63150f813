import { cache } from 'react';
import { asActor } from '@/lib/server/page';
import { readCase } from '@/lib/usecases/read-case';
import { readEntry } from '@/lib/usecases/read-entry';

/** The case of a page, read once for its title and its content; one look, one line in the audit. */
export const caseOf = cache((caseId: string) => asActor((ctx) => readCase(ctx, caseId)));

/** A submitted form of a case, read once for its title and its content. */
export const entryOf = cache((caseId: string, entryId: string) =>
  asActor((ctx) => readEntry(ctx, { caseId, entryId })),
);
