/** A municipality with what the key counts in it, such as its inhabitants. */
export interface Part {
  municipality: string;
  figure: number;
}

export interface Share extends Part {
  agreed: number;
}

/** A quota that is divided over municipalities by a key. */
export interface Division {
  allocationKey: string;
  shares: Share[];
}

/**
 * Divides a number in whole shares in proportion to figures, by the largest remainders: everybody gets what is whole of its
 * share, and what is left goes one by one to whom most is missing; of equals to the larger, and then by their codes.
 */
export function divide(total: number, parts: readonly Part[]): Share[] {
  const sum = parts.reduce((all, { figure }) => all + figure, 0);
  const shares = parts.map((part) => {
    const remainder = (total * part.figure) % sum;
    return { ...part, agreed: (total * part.figure - remainder) / sum, remainder };
  });
  const left = total - shares.reduce((all, { agreed }) => all + agreed, 0);
  const most = [...shares].sort((one, other) => other.remainder - one.remainder || byFigure(one, other));
  for (const share of most.slice(0, left)) share.agreed += 1;
  return shares.map(({ municipality, figure, agreed }) => ({ municipality, figure, agreed })).sort(byCode);
}

const byCode = (one: Part, other: Part): number => (one.municipality < other.municipality ? -1 : 1);
const byFigure = (one: Part, other: Part): number => other.figure - one.figure || byCode(one, other);
