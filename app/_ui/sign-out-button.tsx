'use client';

import { useState } from 'react';
import { endSession } from './credentials';

/** Ends the session, and leaves for a page that shows nobody's data. */
export function SignOutButton() {
  const [isLeaving, setIsLeaving] = useState(false);

  async function leave() {
    setIsLeaving(true);
    const isOver = await endSession();
    // A whole new page: nothing that was loaded for this person stays in memory.
    window.location.assign(isOver ? '/sign-in?ended=out' : '/');
  }

  return (
    <button type="button" className="ds-c-button" disabled={isLeaving} onClick={() => void leave()}>
      {isLeaving ? 'Signing out…' : 'Sign out'}
    </button>
  );
}
