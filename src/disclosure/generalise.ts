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

type Group = readonly TrueCandidate[];

/** In the order in which the list gets finer. A half-year is shown only within its year. */
const dimensions = [
  { shows: 'year', within: null, value: ({ halfYear }: TrueCandidate) => halfYear.slice(0, 4) },
  { shows: 'halfYear', within: 'year', value: ({ halfYear }: TrueCandidate) => halfYear },
  { shows: 'kindOfDwelling', within: null, value: ({ kindOfDwelling }: TrueCandidate) => kindOfDwelling },
] as const;

/**
 * The list of one housing market: every candidate, generalised from the top down (Mondrian) until each combination that
 * is shown stands in it at least five times. Fewer than five candidates show nothing at all: then the answer is null.
 */
export function generalise(candidates: Group): ShownCandidate[] | null {
  if (candidates.length < smallestGroup) return null;
  return refine(candidates, { year: null, halfYear: null, kindOfDwelling: null }, 0);
}

/** Splits a group by the dimensions that are left, one after another. */
function refine(group: Group, shown: ShownCandidate, next: number): ShownCandidate[] {
  const dimension = dimensions[next];
  if (!dimension) return group.map(() => ({ ...shown }));
  const { shows, within, value } = dimension;
  if (within && shown[within] === null) return refine(group, shown, next + 1);
  const { parts, rest } = split(group, value);
  return [
    ...parts.flatMap(([text, part]) =>
      refine(part, { ...shown, [shows]: shows === 'year' ? Number(text) : text }, next + 1),
    ),
    ...(rest.length > 0 ? refine(rest, shown, next + 1) : []),
  ];
}

/**
 * The parts of a group that are large enough to be shown, and the rest that is not told apart. A rest that is itself
 * too small takes the smallest parts in, so that it never stands alone.
 */
function split(
  group: Group,
  value: (candidate: TrueCandidate) => string,
): { parts: Array<[string, Group]>; rest: Group } {
  const sizes = [...groupBy(group, value)].sort(([, a], [, b]) => b.length - a.length);
  const parts = sizes.filter(([, part]) => part.length >= smallestGroup);
  let rest = sizes.slice(parts.length).flatMap(([, part]) => part);
  while (rest.length > 0 && rest.length < smallestGroup && parts.length > 0)
    rest = [...rest, ...parts.pop()![1]];
  return { parts, rest };
}
