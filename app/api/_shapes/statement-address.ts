import { z } from 'zod';
import { isMonth } from '@/lib/domain/ledger/ledger';

/** Address of a facility's statement of a month. */
export const statementAddress = z.object({ id: z.uuid(), month: z.string().refine(isMonth) });
