import { headers } from 'next/headers';
import type { Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { asNobody } from '@/lib/server/page';
import { clientAddress } from '@/lib/server/session/client-address';
import { countAttempt, verifications } from '@/lib/server/throttle';
import { verifyDocument } from '@/lib/usecases/verify-document';
import type { DocumentCheck } from '@/lib/usecases/views';

/** Whether a document of this code was issued, for the page that anybody may ask; each network address only so often. */
export async function confirmDocument(typed: string): Promise<Result<DocumentCheck>> {
  const counted = await countAttempt(portalDatabase(), verifications, clientAddress(await headers()));
  if (!counted.ok) return counted;
  return asNobody((db) => verifyDocument({ db }, typed));
}
