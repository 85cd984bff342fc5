/** A row of fewer is not looked at: it says little enough. */
const smallestRow = 10;
/** One category with this share of a row or more tells what is true of almost everybody in it. */
const dominantShare = 0.9;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/**
 * Whether one category holds 90 % or more of a row. Judged by what would be published, not by what is true, so that
 * withholding it tells nothing that the published row would not have told.
 */
export const isDominated = (row: readonly number[]): boolean =>
  sum(row) >= smallestRow && Math.max(...row) >= dominantShare * sum(row);

/**
 * The rows of a two-way table whose breakdown is withheld. Column totals are published, so one row alone could be had by
 * subtraction: the smallest others are withheld with it until all that are withheld, taken together, are not dominated.
 */
export function withheldRows(values: readonly (readonly number[])[]): number[] {
  const withheld = values.flatMap((row, place) => (isDominated(row) ? [place] : []));
  if (withheld.length === 0) return [];
  const others = values
    .map((row, place) => ({ place, total: sum(row) }))
    .filter(({ place, total }) => total > 0 && !withheld.includes(place))
    .sort((a, b) => b.total - a.total);
  while (others.length > 0 && (withheld.length < 2 || isDominated(together(values, withheld))))
    withheld.push(others.pop()!.place);
  const enough = withheld.length > 1 && !isDominated(together(values, withheld));
  return enough ? withheld.sort((a, b) => a - b) : values.map((_, place) => place);
}

const together = (values: readonly (readonly number[])[], rows: readonly number[]): number[] =>
  values[0]!.map((_, column) => sum(rows.map((row) => values[row]![column]!)));
