import { v7 as uuid } from 'uuid';
import { problemReply } from '@/lib/server/http/reply';

/** Answers that there is nothing here. */
export function notThere(): Response {
  return problemReply({ code: 'not-found' }, uuid());
}
