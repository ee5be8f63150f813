import Link from 'next/link';
import { MessagePage } from './message-page';

/** Nothing here, or nothing for this person: both say the same. */
export function NotFoundMessage() {
  return (
    <MessagePage title="There is nothing at this address">
      <p>
        The address may be mistyped, or what stands here is not yours to see. Check it with whoever gave it to
        you.
      </p>
      <p>
        <Link href="/" prefetch={false} className="ds-c-button ds-c-button--solid">
          Go to the start
        </Link>
      </p>
    </MessagePage>
  );
}
