import { describe, expect, it } from 'vitest';
import { endOfLink, type LinkStanding, type LinkSteps, standingOfLink } from './link-standing';

const at = new Date('2026-11-01T12:00:00Z');
const fresh: LinkSteps = {
  expiresAt: new Date('2026-12-01T12:00:00Z'),
  openedAt: null,
  codeEnteredAt: null,
  signedAt: null,
  revokedAt: null,
  replacedAt: null,
  killedAt: null,
  isAnswered: false,
};

describe('the standing of a link', () => {
  it.each<readonly [Partial<LinkSteps>, LinkStanding]>([
    [{}, 'sent'],
    [{ openedAt: at }, 'opened'],
    [{ openedAt: at, codeEnteredAt: at }, 'codeEntered'],
    [{ codeEnteredAt: at, signedAt: at, isAnswered: true }, 'signed'],
    [{ revokedAt: at }, 'revoked'],
    [{ replacedAt: at, openedAt: at }, 'replaced'],
    [{ killedAt: at }, 'killed'],
    [{ isAnswered: true, codeEnteredAt: at }, 'answered'],
  ])('%j is %s', (steps, standing) => {
    expect(standingOfLink({ ...fresh, ...steps }, at)).toBe(standing);
  });

  it('ends at its last instant, not before', () => {
    expect(endOfLink(fresh, new Date(fresh.expiresAt.getTime() - 1))).toBeNull();
    expect(endOfLink(fresh, fresh.expiresAt)).toBe('expired');
  });
});
