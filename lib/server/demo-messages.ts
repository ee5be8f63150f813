import { z } from 'zod';
import { sayInstant } from '@/lib/domain/schedule/zone';
import { RegistryKey } from '@/lib/keys/registry-key';
import { messageOf } from '@/lib/messages/kinds';
import { renderMessage } from '@/lib/messages/render';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { registryZone } from '@/lib/usecases/registry-zone';

/** A message as the demo shows it instead of sending it. */
export interface DemoMessage {
  readonly id: string;
  readonly when: string;
  readonly to: string;
  readonly subject: string;
  /** Line by line; a line that is a link of this portal has where it leads. */
  readonly lines: readonly { readonly text: string; readonly href: string | null }[];
}

const pageSize = 20;
/** Row security shows all messages to the registry's own; in a demo everybody is shown them. */
const viewer = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: 'Demo viewer',
  role: 'auditor',
  facilityId: null,
  npi: null,
} as const;

/** Every message of a demo, the newest first; null in live mode, where nobody may read them. */
export async function demoMessages(
  before: string | undefined,
): Promise<{ readonly messages: readonly DemoMessage[]; readonly next: string | null } | null> {
  const { mode, address, registry, key } = settings();
  if (mode !== 'demo') return null;
  const isKey = z.uuid().safeParse(before).success;
  const found = await portalDatabase().withActor(viewer, (tx) =>
    tx.models.message.findMany({
      orderBy: { id: 'desc' },
      take: pageSize + 1,
      ...(before !== undefined && isKey ? { where: { id: { lt: before } } } : {}),
    }),
  );
  const letterhead = {
    address,
    registryName: registry.name,
    contact: registry.contact,
    key: new RegistryKey(key),
  };
  const page = found.slice(0, pageSize);
  return {
    messages: page.map((message) => {
      const { subject, text } = renderMessage(messageOf(message.kind, message.facts), letterhead);
      return {
        id: message.id,
        when: sayInstant(message.createdAt, registryZone),
        to: message.recipient,
        subject,
        lines: text
          .trimEnd()
          .split('\n')
          .map((line) => ({
            text: line,
            href: line.startsWith(`${address}/`) ? line.slice(address.length) : null,
          })),
      };
    }),
    next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
