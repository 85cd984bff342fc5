import { groupBy } from '../group-by';

/** Smallest number of records that may share what is shown of them. */
export const smallestGroup = 5;

/** What is true of a candidate, as far as the list may ever show it. */
export interface TrueCandidate {
  /** Such as 2027-H1. */
  halfYear: string;
  kindOfDwelling: string;
}

/** What the list shows of a candidate; null is withheld. */
export interface ShownCandidate {
  year: number | null;
  halfYear: string | null;
  kindOfDwelling: string | null;
}

type Dimension = (candidate: TrueCandidate) => string;
type Shown = keyof ShownCandidate;

const dimensions: ReadonlyArray<{ shows: Shown; after: Shown | null; value: Dimension }> = [
  { shows: 'year', after: null, value: ({ halfYear }) => halfYear.slice(0, 4) },
  { shows: 'halfYear', after: 'year', value: ({ halfYear }) => halfYear },
  { shows: 'kindOfDwelling', after: null, value: ({ kindOfDwelling }) => kindOfDwelling },
];

/**
 * The list of one housing market: every candidate, generalised from the top down (Mondrian) until each combination that
 * is shown stands in it at least five times. A group is split by a dimension only when every part keeps five, so that
 * what is left over never stands alone. Fewer than five candidates show nothing at all: then the answer is null.
 */
export function generalise(candidates: readonly TrueCandidate[]): ShownCandidate[] | null {
  if (candidates.length < smallestGroup) return null;
  return split(candidates, { year: null, halfYear: null, kindOfDwelling: null });
}

function split(group: readonly TrueCandidate[], shown: ShownCandidate): ShownCandidate[] {
  for (const { shows, after, value } of dimensions) {
    if (shown[shows] !== null || (after && shown[after] === null)) continue;
    const parts = groupBy(group, value);
    if ([...parts.values()].every((part) => part.length >= smallestGroup)) {
      return [...parts].flatMap(([text, part]) => split(part, { ...shown, [shows]: shows === 'year' ? Number(text) : text }));
    }
  }
  return group.map(() => ({ ...shown }));
}
