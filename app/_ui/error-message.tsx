import { MessagePage } from './message-page';

interface ErrorMessageProps {
  /** What ties this to the line in the server's log. */
  readonly reference: string | null;
  readonly again: () => void;
}

/** Trouble that is ours: says so, that nothing saved is lost, and how to go on. */
export function ErrorMessage({ reference, again }: ErrorMessageProps) {
  return (
    <MessagePage title="Something went wrong on our side">
      <p>
        What was saved before is still there. Try again; if it happens once more, tell the registry the
        reference below.
      </p>
      {reference && (
        <p className="muted small figures">
          Reference <strong>{reference}</strong>
        </p>
      )}
      <p className="actions">
        <button type="button" className="ds-c-button ds-c-button--solid" onClick={again}>
          Try again
        </button>
        {/* A whole new page: what broke must not be carried along. */}
        <a href="/" className="ds-c-button">
          Go to the start
        </a>
      </p>
    </MessagePage>
  );
}
