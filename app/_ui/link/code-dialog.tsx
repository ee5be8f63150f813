'use client';

import { Dialog } from '@cmsgov/design-system';
import { useState } from 'react';
import { CodeForm } from './code-form';

interface CodeDialogProps {
  readonly isOpen: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The code once more, on the page itself, so that nothing typed is lost. */
export function CodeDialog({ isOpen, onDone, onClose }: CodeDialogProps) {
  const [ended, setEnded] = useState<string | null>(null);
  return (
    <Dialog
      id="code-again"
      heading="Type the code again"
      isOpen={isOpen}
      onExit={onClose}
      size="narrow"
      backdropClickExits={false}
    >
      {isOpen && ended !== null && <p role="alert">{ended}</p>}
      {isOpen && ended === null && (
        <>
          <p>
            Nobody typed here for a while, so the questionnaire was closed. Your answers are kept on this
            page, and saved as soon as you are back.
          </p>
          <CodeForm action="Go on and save" busy="Opening …" takesFocus onOpen={onDone} onEnded={setEnded} />
        </>
      )}
    </Dialog>
  );
}
