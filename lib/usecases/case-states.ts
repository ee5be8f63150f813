import { z } from 'zod';

/** Every state of a case, as stored. */
export const caseStateSchema = z.enum([
  'awaitingPrePet',
  'awaitingScan',
  'awaitingCompletion',
  'awaitingForms',
  'readyToBill',
  'late',
  'billed',
  'notPayable',
  'cancelled',
  'expired',
  'ineligible',
  'duplicate',
  'transferred',
]);
