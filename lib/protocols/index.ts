import type { Protocol } from '../domain/cases/protocol';
import { nopr2006 } from './nopr-2006/protocol';
import { nopr2009 } from './nopr-2009/protocol';
import { nopr2026 } from './nopr-2026/protocol';
import { noprNaf2011 } from './nopr-naf-2011/protocol';

export { editionOn } from './editions';

/** Every published edition, the oldest first. */
export const published: readonly Protocol[] = [nopr2006, nopr2009, noprNaf2011, nopr2026];

/** The edition that opens new cases today. */
export const currentProtocol: Protocol = nopr2026;

/** A published edition by its id; a case stays on the one it was opened with. */
export function protocolOf(id: string): Protocol | undefined {
  return published.find((protocol) => protocol.id === id);
}
