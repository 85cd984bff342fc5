import { base, isAdjacent } from './bounds';
import type { Counted, Draws } from './draws';
import { asRounded, type RoundedTable } from './round-table';
import { free, isOutside, type Limits, type LimitsOfCells } from './limits';
import { roundTotal } from './round-total';
import { costsOf, type StepCosts } from './step-costs';
import { cheapestTable, type Margins } from './transport';

/** What leaving a published value costs that could stand: much more than a draw, and less than a step beyond the neighbours. */
const leaveCost = 45;
/** Draws count for so little (they stay under 40), that none outweighs a published value. */
const drawWeight = 0.1;

/** The final total: the provisional one as long as it is next to the count. */
export const keepTotal = (
  draws: Draws,
  label: string,
  total: Counted,
  published: number,
  limits: Limits = free,
): number =>
  isAdjacent(total.count, published) && !isOutside([published], [total.count], { cells: [0], ...limits })
    ? published
    : roundTotal(draws, label, total, limits);

/** The final cells of a one-way table: what can stand stands; the others are drawn so that all add up to the final total. */
export async function keepMargin(
  draws: Draws,
  label: string,
  cells: readonly Counted[],
  roundedTotal: number,
  { published, limits = [] }: { published: ReadonlyArray<number | null>; limits?: readonly LimitsOfCells[] },
): Promise<number[]> {
  const costs = cells.map((cell, place) => keepCosts(costsOf(draws, label, cell), cell, published[place]!));
  // The second row takes what the first leaves, at no cost: a one-way table has no column totals.
  const spare = costs.map((): StepCosts => ({ floor: 0, up: null, further: 0, down: 0 }));
  const columns = costs.map(({ floor }) => floor + roundedTotal + 2 * base);
  const all = columns.reduce((sum, column) => sum + column, 0);
  const rowTotals = [roundedTotal, all - roundedTotal];
  const [values] = await cheapestTable([costs, spare], { rowTotals, columnTotals: columns, limits });
  return values!;
}

/** What the final version of a two-way table starts from; null where a cell was withheld. */
export interface Before extends Margins {
  published: ReadonlyArray<ReadonlyArray<number | null>>;
}

/** The final cells of a two-way table under its final margins: what can stand stands, the others are drawn. */
export async function keepTable(
  draws: Draws,
  label: string,
  cells: readonly (readonly Counted[])[],
  { published, ...margins }: Before,
): Promise<RoundedTable> {
  const costs = cells.map((row, place) =>
    row.map((cell, column) => keepCosts(costsOf(draws, label, cell), cell, published[place]![column]!)),
  );
  return asRounded(cells, await cheapestTable(costs, margins));
}

/** The costs of a cell, by which the published value is the cheapest where it is next to the count. */
function keepCosts(costs: StepCosts, { count }: Counted, published: number | null): StepCosts {
  if (costs.up === null) return costs;
  const draw = drawWeight * costs.up;
  if (published === null || !isAdjacent(count, published)) return { ...costs, up: draw };
  return { ...costs, up: published > costs.floor ? draw - leaveCost : draw + leaveCost };
}
