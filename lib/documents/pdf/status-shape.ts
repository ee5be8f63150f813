import { ink } from './look';
import type { Paper } from './paper';

/** The shape that says yes: a check in a filled circle, `size` points wide. */
export function drawYes(paper: Paper, x: number, y: number, size: number): void {
  const { doc } = paper;
  const at = (part: number) => part * size;
  doc.circle(x + at(0.5), y + at(0.5), at(0.5)).fill(ink.success);
  doc
    .moveTo(x + at(0.28), y + at(0.52))
    .lineTo(x + at(0.44), y + at(0.68))
    .lineTo(x + at(0.73), y + at(0.35))
    .lineWidth(at(0.11))
    .lineCap('round')
    .lineJoin('round')
    .stroke('#ffffff');
}
