import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../schedule/day';
import { parseCcn } from './ccn';
import { parseEmail } from './email';
import { parseHcpcs, parseModifier } from './hcpcs';
import { parseIcd10Cm } from './icd10cm';
import { parseMbi } from './mbi';
import { parseNct } from './nct';
import { parseNpi } from './npi';
import { parsePhone } from './phone';
import { cleanText } from './text';
import { parseZip } from './zip';

const parsers = {
  parseCcn,
  parseDay,
  parseEmail,
  parseHcpcs,
  parseModifier,
  parseIcd10Cm,
  parseMbi,
  parseNct,
  parseNpi,
  parsePhone,
  cleanText,
  parseZip,
};

const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0123456789ABCOSZabc-./+@ \u0000') }),
  fc.stringMatching(/^\d{1,2}\/\d{1,2}\/\d{1,4}$/),
  fc.stringMatching(/^\d{3}-\d{2}-\d{4}[A-Z]?$/),
);

describe.each(Object.entries(parsers))('%s', (_, parse) => {
  it('reads its own value back unchanged, and answers anything else with a sentence', () => {
    fc.assert(
      fc.property(typed, (raw) => {
        const parsed = parse(raw);
        if (parsed.ok) expect(parse(parsed.value)).toEqual(parsed);
        else expect(parsed.says).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  it('never blames and never repeats what was typed', () => {
    fc.assert(
      fc.property(typed, (raw) => {
        const parsed = parse(raw);
        if (parsed.ok) return;
        expect(parsed.says).not.toMatch(/invalid|wrong|error|must|illegal|fail/i);
        if (raw.length > 4) expect(parsed.says.replace(/for example .*/, '')).not.toContain(raw);
      }),
    );
  });
});
