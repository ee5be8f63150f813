import { readPdf } from '../pdf';
import type { RawAnswer } from './ask';

/** Which of these words stand anywhere in an answer (A6): headers, HTML, flight data, JSON, CSV, or the text of a PDF. */
export async function leaksIn(
  { headers, body }: RawAnswer,
  words: readonly string[],
): Promise<readonly string[]> {
  if (words.length === 0) return [];
  const isPdf = headers['content-type'] === 'application/pdf' && body.length > 0;
  const text = [
    ...Object.values(headers),
    body.toString('utf8'),
    ...(isPdf ? [(await readPdf(body)).text] : []),
  ].join('\n');
  return words.filter((word) => text.includes(word));
}
