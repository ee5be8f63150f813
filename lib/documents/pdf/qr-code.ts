import { create } from 'qrcode';
import { ink } from './look';
import type { Paper } from './paper';

/** Draws a text as QR code, `size` points wide with its quiet zone: rectangles, sharp at any size. */
export function drawQrCode(paper: Paper, text: string, x: number, y: number, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const quiet = 2;
  const unit = size / (modules.size + 2 * quiet);
  const { doc } = paper;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; ) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      if (length > 0) doc.rect(x + (quiet + column) * unit, y + (quiet + row) * unit, length * unit, unit);
      column += Math.max(1, length);
    }
  }
  doc.fill(ink.text);
}
