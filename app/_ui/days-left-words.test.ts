import { expect, it } from 'vitest';
import { daysLeftWords } from './days-left-words';

it('tells a deadline as days left, with its date below', () => {
  expect(daysLeftWords(28, '2026-12-20')).toEqual({
    big: '28',
    unit: 'days left',
    below: 'until Dec 20',
    pressing: 'calm',
  });
  expect(daysLeftWords(4, '2026-12-20').pressing).toBe('calm');
  expect(daysLeftWords(3, '2026-12-20').pressing).toBe('soon');
  expect(daysLeftWords(1, '2026-12-20')).toEqual({
    big: '1',
    unit: 'day left',
    below: 'until Dec 20',
    pressing: 'soon',
  });
  expect(daysLeftWords(0, '2026-12-20')).toEqual({
    big: 'Today',
    unit: '',
    below: 'by midnight',
    pressing: 'now',
  });
});

it('shows a dash once it has passed, and where there is none', () => {
  expect(daysLeftWords(-1, '2026-12-20')).toEqual({
    big: '–',
    unit: '',
    below: 'ended Dec 20',
    pressing: 'none',
  });
  expect(daysLeftWords(null, '2026-12-20').below).toBe('ended Dec 20');
  expect(daysLeftWords(null, null)).toEqual({ big: '–', unit: '', below: '', pressing: 'none' });
});
