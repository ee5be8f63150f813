import { v7 as uuid } from 'uuid';
import type { Handler } from '@/lib/server/http/operation';
import { problemReply } from '@/lib/server/http/reply';

type Refuse = () => Response;

/**
 * The methods that an address does not have, for its route file to export beside those it has: each answers which ones it
 * takes. (HEAD and OPTIONS follow from them.)
 */
export function otherMethods(
  ...handlers: readonly Handler[]
): Readonly<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Refuse>> {
  const takes = handlers.map(({ operation }) => operation.method);
  const refuse = () => problemReply({ code: 'method-not-allowed', takes }, uuid());
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
