import type { Protocol } from '../domain/cases/protocol';
import { nopr2026 } from './nopr-2026/protocol';

const published: readonly Protocol[] = [nopr2026];

/** The edition that opens new cases today. */
export const currentProtocol: Protocol = nopr2026;

/** A published edition by its id; a case stays on the one it was opened with. */
export function protocolOf(id: string): Protocol | undefined {
  return published.find((protocol) => protocol.id === id);
}
