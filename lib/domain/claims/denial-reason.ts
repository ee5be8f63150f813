/** What a reason code means for a scan of the registry: data with an id and a source. */
export interface DenialReason {
  readonly id: string;
  /** As a remittance writes it: `CO-16`, `MA50`. */
  readonly code: string;
  readonly cause: string;
  readonly todo: string;
  readonly cites: string;
  readonly unconfirmed?: true;
}

/** A group with its adjustment reason, or a remark code: `CO-16`, `MA130`, `N286`. */
const shape = /^(?:(?:CO|PR|OA|PI|CR)-[A-Z]?\d{1,3}|MA?\d{1,3}|N\d{1,4})$/;

/** `co16, ma 50` → `CO-16`, `MA50`; undefined where one of them is no reason code. */
export function reasonCodesIn(text: string): readonly string[] | undefined {
  const codes = text
    .toUpperCase()
    .split(/[,;/|]+|\s{2,}/)
    .flatMap((part) => part.trim().split(/\s+(?=[A-Z])/))
    .map((code) => code.replaceAll(/\s/g, '').replace(/^(CO|PR|OA|PI|CR)-?(?=[A-Z]?\d)/, '$1-'))
    .filter(Boolean);
  return codes.every((code) => shape.test(code)) ? [...new Set(codes)] : undefined;
}
