import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { largestFile, troubleWithPdf } from './check-pdf';
import { pdf } from './test-pdf';

/** A real one, with compressed streams; `secret` encrypts it. */
function drawn(secret?: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument(secret === undefined ? {} : { userPassword: secret });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    for (let line = 0; line < 400; line += 1)
      document.text(`Findings ${line} /JS (in words) ${Math.sin(line)}`);
    document.end();
  });
}

const says = (bytes: Uint8Array) => {
  const trouble = troubleWithPdf(bytes);
  return trouble?.code === 'file-refused' ? trouble.says : trouble?.code;
};
const text = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));

test('a PDF passes, small or drawn', async () => {
  expect(says(pdf())).toBeUndefined();
  expect(says(await drawn())).toBeUndefined();
});

describe('each its own sentence', () => {
  test.each([
    ['nothing', text(''), /empty/],
    ['a text', text('Report: nothing of note.'), /not a PDF/],
    ['an image', text('\x89PNG\r\n\x1a\n'), /not a PDF/],
    ['one that starts later', text(`junk\n${Buffer.from(pdf()).toString('latin1')}`), /not a PDF/],
    ['one cut off', pdf().slice(0, 60), /end of this PDF is missing/],
    [
      'one with its end long before',
      text(`${Buffer.from(pdf()).toString('latin1')}${' '.repeat(3000)}`),
      /end of this PDF is missing/,
    ],
    ['a locked one', pdf('/Encrypt 9 0 R'), /protected with a password/],
    ['a script', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), /contains a script/],
    [
      'a script with an escaped name',
      pdf('/OpenAction<</S/J#61v#61Script/#4a#53(app.alert(1))>>'),
      /contains a script/,
    ],
    ['a script by its short name alone', pdf('/AA<</O<</S/Odd/JS 12 0 R>> >>'), /contains a script/],
    ['a program', pdf('/OpenAction<</S/Launch/F(calc.exe)>>'), /starts a program/],
    ['a file inside', pdf('/Names<</EmbeddedFiles 4 0 R>>'), /carries another file/],
    ['a file inside, escaped', pdf('/Type/Embedded#46ile'), /carries another file/],
    ['a form that sends', pdf('/A<</S/SubmitForm>>'), /sends what is typed/],
    ['a form that acts', pdf('/AcroForm<</XFA 4 0 R>>'), /acts by itself/],
    ['media', pdf('/Subtype/RichMedia'), /plays media/],
  ])('%s', (_, bytes, expected) => {
    expect(says(bytes)).toMatch(expected);
  });
});

test('one that pdfkit encrypted', async () => {
  expect(says(await drawn('a password'))).toMatch(/protected with a password/);
});

test('names that only look alike pass', () => {
  expect(says(pdf('/JavaScripture 1/EncryptMetadata true/JSON 2/Launcher 3'))).toBeUndefined();
});

test('ten megabytes pass, one byte more does not', () => {
  const head = Buffer.from(pdf()).toString('latin1').replace('%%EOF\n', '');
  const sized = (size: number) => text(`${head}${' '.repeat(size - head.length - 6)}%%EOF\n`);
  expect(says(sized(largestFile))).toBeUndefined();
  expect(troubleWithPdf(sized(largestFile + 1))).toEqual({ code: 'too-large', limit: largestFile });
});
