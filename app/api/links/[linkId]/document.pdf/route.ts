import { questionnaireFile } from '@/lib/server/drawn';
import { defineLinkOperation, linkAddress } from '@/lib/server/link-operation';
import { otherMethods } from '@/lib/server/other-methods';
import { printLinkEntry } from '@/lib/usecases/read-entry';

export const GET = defineLinkOperation({
  method: 'GET',
  path: '/api/links/{linkId}/document.pdf',
  summary: 'The form of a link as it was signed by it.',
  params: linkAddress,
  answer: { status: 200, says: 'The form.', mediaType: 'application/pdf', draw: questionnaireFile },
  problems: ['cannot-print'],
  run: (ctx, { link }) => printLinkEntry(ctx, link),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
