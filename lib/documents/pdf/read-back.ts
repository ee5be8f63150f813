import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type StructTreeNode = Awaited<ReturnType<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['getStructTree']>>;

/** What a PDF library other than the one that wrote it finds in a document. */
export interface ReadBack {
  /** The text of each page in the order of its content, without headers, footers and watermarks. */
  readonly pages: readonly string[];
  /** Headers, footers and watermarks of each page. */
  readonly artifacts: readonly string[];
  readonly title: unknown;
  readonly lang: unknown;
  readonly isTagged: boolean;
  /** The roles in the structure of the document, in order. */
  readonly roles: readonly string[];
  readonly alts: readonly string[];
}

/** Reads a PDF. Lines and cells are set apart by a line end. */
export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const file = await task.promise;
  try {
    const { info } = await file.getMetadata();
    const details = new Map<string, unknown>(Object.entries(info));
    const pages: { text: string; artifacts: string; roles: string[]; alts: string[] }[] = [];
    for (let number = 1; number <= file.numPages; number += 1) pages.push(await readPage(file, number));
    return {
      pages: pages.map((page) => page.text),
      artifacts: pages.map((page) => page.artifacts),
      title: details.get('Title'),
      lang: details.get('Language'),
      isTagged: (await file.getMarkInfo())?.Marked === true,
      roles: pages.flatMap((page) => page.roles),
      alts: pages.flatMap((page) => page.alts),
    };
  } finally {
    await task.destroy();
  }
}

async function readPage(file: PDFDocumentProxy, number: number) {
  const page = await file.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open: string[] = [];
  let text = '';
  let artifacts = '';
  for (const item of items) {
    if ('str' in item) {
      const words = item.str + (item.hasEOL ? '\n' : '');
      if (open.includes('Artifact')) artifacts += words;
      else text += words;
    } else if (item.type === 'endMarkedContent') {
      if (open.pop() === 'Artifact') artifacts += '\n';
      else text += '\n';
    } else open.push('tag' in item && typeof item.tag === 'string' ? item.tag : '');
  }
  const roles: string[] = [];
  const alts: string[] = [];
  const walk = (node: StructTreeNode) => {
    roles.push(node.role);
    if ('alt' in node && typeof node.alt === 'string') alts.push(node.alt);
    for (const child of node.children) if ('role' in child) walk(child);
  };
  const tree: StructTreeNode | null = await page.getStructTree();
  if (tree) walk(tree);
  return { text, artifacts, roles, alts };
}
