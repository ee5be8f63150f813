import PDFDocument from 'pdfkit';
import { faceOf } from './face';
import { breakLines, type Line, type Piece } from './line-breaking';
import { page, type TextStyle, type Weight } from './look';
import { shaped } from './shaping';
import { type TypefaceName, typeface, typefaceFor } from './typefaces';

/** Part of a paragraph that is set in its own way. */
export interface Run {
  readonly text: string;
  readonly weight?: Weight;
  readonly color?: string;
}

export type Paragraph = string | readonly Run[];

/** How a piece of a line is drawn. One object for one manner, so that neighbors can be told to be alike. */
interface Manner {
  readonly face: TypefaceName;
  readonly size: number;
  readonly color: string;
}

/** A broken line with the style it was set in. */
export interface SetLine extends Line<Manner> {
  readonly leading: number;
  readonly size: number;
}

/** What a reader of structure is told about an element. */
export type Tag =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link'
  | 'Sect'
  | 'Span';

/**
 * Paper to draw on: letter size, tagged for screen readers, with its own typefaces. Whatever is drawn stands in one element
 * of the structure or is an artifact. The same drawing at the same instant gives the same bytes.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
  private readonly manners = new Map<string, Manner>();
  private readonly faces = new Set<TypefaceName>();
  private readonly bytes: Promise<Buffer>;

  constructor(about: {
    readonly title: string;
    readonly author: string;
    readonly at: Date;
    readonly eachPage: (paper: Paper) => void;
  }) {
    this.doc = new PDFDocument({
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      size: 'LETTER',
      margin: page.margin,
      bufferPages: true,
      autoFirstPage: false,
      font: '',
      // Its fields also go into the file's identifier, and as they are into its XML.
      info: {
        Title: plain(about.title),
        Author: plain(about.author),
        Producer: 'Tracer',
        Creator: 'Tracer',
        CreationDate: about.at,
        ModDate: about.at,
      },
    });
    const { doc } = this;
    this.bytes = new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      doc.on('end', () => resolve(Buffer.concat(chunks)));
      doc.on('error', reject);
    });
    doc.on('pageAdded', () => about.eachPage(this));
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
    doc.addPage();
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  addPage(): void {
    this.doc.addPage();
  }

  /** Draws something on every page, with its number counted from 1. */
  onEachPage(draw: (number: number) => void): void {
    for (let index = 0; index < this.pages; index += 1) {
      this.doc.switchToPage(index);
      draw(index + 1);
    }
  }

  /** Adds an element to the structure. */
  element(
    parent: PDFKit.PDFStructureElement,
    tag: Tag,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): PDFKit.PDFStructureElement {
    const element = this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** Draws content that belongs to an element. An element may be drawn in several parts, on several pages. */
  content(element: PDFKit.PDFStructureElement, tag: Tag, draw: () => void): void {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Draws what is no content: lines, colors, the header and footer of each page. */
  artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Breaks a paragraph into lines of at most this width. */
  set(paragraph: Paragraph, style: TextStyle, width: number): readonly SetLine[] {
    const runs = typeof paragraph === 'string' ? [{ text: paragraph }] : paragraph;
    const pieces = runs.flatMap((run) => this.piecesOf(run, style));
    return breakLines(pieces, width, widthOf).map((line) => ({
      ...line,
      leading: style.leading,
      size: style.size,
    }));
  }

  /** Draws a line with its top at y. */
  draw(line: SetLine, x: number, y: number): void {
    // Half the capitals' height below the middle of the line: text of all sizes and faces then sits in the middle.
    const baseline = y + line.leading / 2 + line.size * 0.357;
    let at = x;
    for (const piece of line.pieces) {
      const { face, size, color } = piece.manner;
      this.doc.font(face).fontSize(size).fillColor(color).text(piece.text, at, baseline, inPlace);
      at += piece === line.pieces.at(-1) ? 0 : this.doc.widthOfString(piece.text);
    }
  }

  /** The finished file. */
  finish(): Promise<Buffer> {
    this.root.end();
    this.doc.end();
    return this.bytes;
  }

  /** Splits a run where its weight lacks a sign and another typeface has it. */
  private piecesOf(run: Run, style: TextStyle): readonly Piece<Manner>[] {
    const weight = run.weight ?? style.weight;
    const mannerOf = (face: TypefaceName) => this.manner(face, style.size, run.color ?? style.color);
    const pieces: Piece<Manner>[] = [];
    let start = 0;
    let from = 0;
    let current: TypefaceName = weight;
    for (const character of run.text) {
      const found = typefaceFor(character.codePointAt(0) ?? 0) ?? 'text';
      const face = found === 'text' ? weight : found;
      if (face !== current) {
        if (from > start) pieces.push({ text: run.text.slice(start, from), manner: mannerOf(current) });
        start = from;
        current = face;
      }
      from += character.length;
    }
    pieces.push({ text: run.text.slice(start), manner: mannerOf(current) });
    return pieces;
  }

  private manner(face: TypefaceName, size: number, color: string): Manner {
    const key = `${face} ${size} ${color}`;
    const found = this.manners.get(key);
    if (found) return found;
    if (!this.faces.has(face)) {
      this.doc.registerFont(face, faceOf(typeface(face)));
      this.faces.add(face);
    }
    const manner = { face, size, color };
    this.manners.set(key, manner);
    return manner;
  }
}

const inPlace = { lineBreak: false, baseline: 'alphabetic' } as const;

function widthOf({ text, manner }: Piece<Manner>): number {
  return (shaped(typeface(manner.face), text).width * manner.size) / 1000;
}

/** Text that may stand in the file's XML as it is. */
function plain(text: string): string {
  return text.replaceAll('&', 'and').replaceAll(/[<>]/g, '');
}
