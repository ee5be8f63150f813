'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { leftWords } from './idle-end';
import { SignOutButton } from './sign-out-button';

interface IdleDialogProps {
  /** Milliseconds. */
  readonly left: number;
  readonly onStay: () => void;
}

/** Asks whether to stay signed in. Closing it in any way is a sign of life. */
export function IdleDialog({ left, onStay }: IdleDialogProps) {
  return (
    <Dialog
      isOpen
      alert
      size="narrow"
      heading="Are you still there?"
      onExit={onStay}
      actions={
        <div className="actions">
          <Button variation="solid" onClick={onStay}>
            Stay signed in
          </Button>
          <SignOutButton />
        </div>
      }
    >
      <p>
        To keep patients’ data from the eyes of others you will be signed out in about{' '}
        <strong>{leftWords(left)}</strong>. What was saved stays saved.
      </p>
    </Dialog>
  );
}
