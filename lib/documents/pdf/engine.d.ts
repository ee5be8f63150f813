// The parts of pdfkit 0.20 and fontkit 2 that their published types leave out.

declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }
  export interface GlyphPosition {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
  }
  /** The glyphs of a font that a document carries; its own number for a glyph is its place in `glyphs`. */
  export interface Subset {
    readonly glyphs: number[];
    encode(): Uint8Array;
  }
  export interface Font {
    /** Glyphs once made, by id. */
    _glyphs: Record<number, Glyph>;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(id: number): Glyph;
    layout(text: string, features?: Readonly<Record<string, boolean>>): GlyphRun;
    createSubset(): Subset;
  }
  export function create(bytes: Uint8Array): Font;
}

declare namespace PDFKit {
  /** What pdfkit asks of a font that is handed to it ready made. */
  interface ReadyFont {
    layout(text: string): {
      readonly glyphs: readonly {
        readonly id: number;
        readonly advanceWidth: number;
        readonly codePoints: readonly number[];
      }[];
      readonly positions: readonly { xAdvance: number }[];
      readonly advanceWidth: number;
    };
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
  }
  interface UniversalAccessOptions {
    readonly pdfVersion: '1.7';
    readonly subset: 'PDF/UA';
    readonly tagged: true;
    readonly lang: string;
    readonly displayTitle: true;
    readonly size: 'LETTER';
    readonly margin: number;
    readonly bufferPages: true;
    readonly autoFirstPage: false;
    /** Empty: no font before one is chosen. */
    readonly font: '';
    readonly info: DocumentInfo;
  }
  interface PDFDocument {
    // biome-ignore lint/suspicious/noMisleadingInstantiator: its published types declare the class in this way
    new (options: UniversalAccessOptions): PDFDocument;
  }
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    registerFont(name: string, src: ReadyFont | import('fontkit').Font): this;
  }
  interface StructureElementOptions {
    /** Left, top, right, bottom in points from the top of the page. */
    bbox?: readonly [number, number, number, number];
    placement?: 'Block' | 'Inline';
    scope?: 'Column' | 'Row';
  }
  interface AnnotationOption {
    structParent?: PDFStructureElement;
  }
}
