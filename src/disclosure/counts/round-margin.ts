import { base } from './bounds';
import type { Counted, Draws } from './draws';
import { evenPair } from './even-pair';
import { bySet, type Limits, type LimitsOfCells } from './limits';
import { costsOf } from './step-costs';

/**
 * The cells of a one-way table as multiples of 5 that add up to the rounded total: as many as are needed go up, those first
 * whose draw against the remainder of their count is the lowest. So each cell is next to its true count, nearly equal to it
 * on average, and a zero stays a zero.
 *
 * Each cell draws by its own records and not by what stands beside it: a group that stays the same while the others come
 * and go keeps its value, and eight half-years tell hardly more of it than one. A limit goes before a draw.
 */
export function roundMargin(
  draws: Draws,
  label: string,
  cells: readonly Counted[],
  roundedTotal: number,
  limits: readonly LimitsOfCells[] = [],
): number[] {
  const costs = cells.map((cell) => costsOf(draws, label, cell));
  const steps = (roundedTotal - sum(costs.map(({ floor }) => floor))) / base;
  const order = costs.flatMap(({ up }, place) => (up === null ? [] : [{ up, place }]));
  if (order.length === 2) order[0]!.up += evenPair(...remaindersOf(cells));
  order.sort((a, b) => a.up - b.up);
  if (steps < 0 || steps > order.length || !Number.isInteger(steps))
    throw new Error(`These counts cannot be published with a total of ${roundedTotal}.`);
  const raising = new Raising(
    costs.map(({ floor }) => floor),
    order.map(({ place }) => place),
    bySet(limits),
  );
  raising.asLimitsAsk(steps);
  raising.asLimitsAllow(steps);
  raising.anyhow(steps);
  return raising.values;
}

/** Between what the total must lie for a one-way table to keep to its limits. */
export function totalsWithin(cells: readonly Counted[], limits: readonly LimitsOfCells[]): Limits {
  const floors = cells.map(({ count }) => count - (count % base));
  const order = cells.flatMap(({ count }, place) => (count % base === 0 ? [] : [place]));
  const raising = new Raising(floors, order, bySet(limits));
  raising.asLimitsAsk(Infinity);
  const least = sum(raising.values);
  raising.asLimitsAllow(Infinity);
  return { least, most: sum(raising.values) };
}

/** Cells that go up one after the other, each once. */
class Raising {
  private readonly raised = new Set<number>();
  private readonly limits: readonly LimitsOfCells[];
  private readonly of = new Map<number, LimitsOfCells[]>();

  constructor(
    readonly values: number[],
    private readonly order: readonly number[],
    limits: readonly LimitsOfCells[],
  ) {
    // What one cell needs also counts for those that it stands among.
    this.limits = [...limits].sort((a, b) => a.cells.length - b.cells.length);
    for (const limit of this.limits)
      for (const cell of limit.cells) this.of.set(cell, [...(this.of.get(cell) ?? []), limit]);
  }

  /** No more than are needed to reach what is the least. */
  asLimitsAsk(steps: number): void {
    for (const { cells, least } of this.limits)
      this.raise(
        steps,
        (place) => cells.includes(place) && this.valueOf(cells) < least && this.hasRoom(place),
      );
  }

  asLimitsAllow(steps: number): void {
    this.raise(steps, (place) => this.hasRoom(place));
  }

  /** Where limits leave no room: who publishes sees that they are broken. */
  anyhow(steps: number): void {
    this.raise(steps, () => true);
  }

  private raise(steps: number, may: (place: number) => boolean): void {
    for (const place of this.order) {
      if (this.raised.size >= steps) return;
      if (this.raised.has(place) || !may(place)) continue;
      this.raised.add(place);
      this.values[place]! += base;
    }
  }

  private hasRoom(place: number): boolean {
    return (this.of.get(place) ?? []).every(({ cells, most }) => this.valueOf(cells) + base <= most);
  }

  private valueOf(cells: readonly number[]): number {
    return sum(cells.map((cell) => this.values[cell]!));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What is left of the two counts that are no multiples of 5. */
function remaindersOf(cells: readonly Counted[]): [number, number] {
  const [first, second] = cells.map(({ count }) => count % base).filter((remainder) => remainder > 0);
  return [first!, second!];
}
