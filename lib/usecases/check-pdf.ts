import type { Problem } from '../domain/problem';

/** Bytes of an uploaded file at most. */
export const largestFile = 10 * 1024 * 1024;

/** Names of a PDF's objects that stand for something that acts, with what the person is told. */
const activeContent: Readonly<Record<string, string>> = {
  JavaScript: 'This PDF contains a script, which the registry does not take.',
  Rendition: 'This PDF plays media, which the registry does not take.',
  RichMedia: 'This PDF plays media, which the registry does not take.',
  Launch: 'This PDF starts a program when it is opened, which the registry does not take.',
  EmbeddedFile: 'This PDF carries another file inside, which the registry does not take.',
  EmbeddedFiles: 'This PDF carries another file inside, which the registry does not take.',
  SubmitForm: 'This PDF sends what is typed into it elsewhere, which the registry does not take.',
  ImportData: 'This PDF loads data from elsewhere, which the registry does not take.',
  XFA: 'This PDF is a form that acts by itself, which the registry does not take.',
};
const way = 'Print it to a new PDF and attach that.';

/**
 * Looks at an uploaded file as bytes, without opening it: that it is a whole PDF, is not locked, and does nothing by itself.
 * Returns what is wrong with it, or undefined. Names are read with their `#xx` escapes and also inside text and streams, so
 * that nothing hides in a place that only looks like one.
 */
export function troubleWithPdf(bytes: Uint8Array): Problem | undefined {
  if (bytes.length > largestFile) return { code: 'too-large', limit: largestFile };
  if (bytes.length === 0) return refused('This file is empty. Choose the file again.');
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!content.startsWith('%PDF-'))
    return refused('This file is not a PDF. Save or scan the page as a PDF and attach that.');
  if (!content.slice(-1024).includes('%%EOF')) {
    return refused('The end of this PDF is missing. Save or download it again and attach that.');
  }
  let refusal: string | undefined;
  for (const name of namesIn(content)) {
    if (name === 'Encrypt')
      return refused('This PDF is protected with a password. Save it without protection and attach that.');
    if (Object.hasOwn(activeContent, name)) refusal ??= activeContent[name];
  }
  return refusal === undefined ? undefined : refused(`${refusal} ${way}`);
}

function* namesIn(content: string): Generator<string> {
  for (const [, written = ''] of content.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]{3,60})/g)) {
    yield written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  // Two letters turn up in compressed pages by chance; between readable neighbors they are a script.
  if (/[\t\n\r -~]{12}\/(?:J|#4[aA])(?:S|#53)[\0\t\n\f\r ]*(?:\(|<|\d+\s+\d+\s+R)/.test(content))
    yield 'JavaScript';
}

function refused(says: string): Problem {
  return { code: 'file-refused', says };
}
