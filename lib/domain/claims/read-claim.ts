/** What a biller intends to send, as far as the scrubber reads it; everything as typed or as the 837 has it. */
export interface IntendedClaim {
  readonly serviceOn: string;
  /** `78815-26-PS-Q0` */
  readonly procedure: string;
  /** `A9552`, or empty. */
  readonly tracer: string;
  /** `C71.9, Z00.6`, the principal one first. */
  readonly diagnoses: string;
  readonly trialNumber: string;
  /** `30` */
  readonly conditionCodes: string;
  /** `D4 00868582` */
  readonly valueCode: string;
  readonly mbi: string;
  readonly billingNpi: string;
  readonly referringNpi: string;
}

/** Cuts an 837 into its segments, each a list of elements; by the delimiters its ISA names, else by the usual ones. */
function readSegments(text: string): readonly (readonly string[])[] {
  const isa = /ISA/.exec(text);
  const envelope = isa ? text.slice(isa.index, isa.index + 106) : '';
  const [element, end] = envelope.length === 106 ? [envelope.charAt(3), envelope.charAt(105)] : ['*', '~'];
  return (isa ? text.slice(isa.index) : text)
    .split(end)
    .map((segment) => segment.replace(/[\r\n]/g, '').trim())
    .filter((segment) => segment !== '')
    .map((segment) => segment.split(element));
}

/** What separates the parts of an element: named by the ISA, else a colon. */
function partsBy(segments: readonly (readonly string[])[]): string {
  const isa = segments.find(([tag]) => tag === 'ISA');
  return isa?.[16]?.charAt(0) || ':';
}

const petCodes = /^(?:7860[89]|7881[1-6]|78459|G0\d{3})$/;

/** How many claims an 837 holds. */
export function claimsIn(text: string): number {
  return readSegments(text).filter(([tag]) => tag === 'CLM').length;
}

/** The first claim of an 837, whole or a piece of it, as the form of the scrubber has it. */
export function intendedIn(text: string): IntendedClaim {
  const segments = readSegments(text);
  const by = partsBy(segments);
  const second = segments.findIndex(
    ([tag], index) => tag === 'CLM' && segments.slice(0, index).some(([before]) => before === 'CLM'),
  );
  const claim = second < 0 ? segments : segments.slice(0, second);
  const all = (tag: string) => claim.filter(([candidate]) => candidate === tag);
  const codes = all('HI').flatMap(([, ...parts]) => parts.map((part) => part.split(by)));
  const of = (...qualifiers: readonly string[]) =>
    codes.filter(([qualifier = '']) => qualifiers.includes(qualifier));
  const lines = [...all('SV1').map(([, composite]) => composite), ...all('SV2').map(([, , c]) => c)].map(
    (composite) => (composite ?? '').split(by).slice(1),
  );
  const pet = lines.find(([code = '']) => petCodes.test(code)) ?? lines[0] ?? [];
  const tracer = lines.find((line) => line !== pet) ?? [];
  const value = of('BE')[0];
  const date =
    all('DTP').find(([, qualifier]) => qualifier === '472') ?? all('DTP').find(([, q]) => q === '434');
  const npi = (entity: string) =>
    all('NM1').findLast(([, code, , , , , , , kind]) => code === entity && kind === 'XX')?.[9] ?? '';
  const patient = all('NM1').findLast(([, code]) => code === 'IL');
  return {
    serviceOn: (date?.[3] ?? '').replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'),
    procedure: pet.join('-'),
    tracer: tracer.join('-'),
    diagnoses: [...of('ABK', 'BK'), ...of('ABF', 'BF')]
      .map(([, code = '']) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code))
      .join(', '),
    trialNumber: all('REF').find(([, qualifier]) => qualifier === 'P4')?.[2] ?? '',
    conditionCodes: of('BG')
      .map(([, code = '']) => code)
      .join(', '),
    valueCode: value ? `${value[1] ?? ''} ${value[4] ?? ''}`.trim() : '',
    mbi: patient?.[9] ?? '',
    billingNpi: npi('85'),
    referringNpi: npi('DN'),
  };
}
