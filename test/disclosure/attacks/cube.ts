import loadHighs, { type Highs, type Model } from 'highs';
import { membersOf } from '../../../src/disclosure/counts/linked-tables';
import { breachOf, isSmall, wholeWithin } from '../../../src/disclosure/counts/rule-p';
import { countsIn, type Client } from './clients';
import { takeAll, type Publisher, type Taken } from './publisher';
import type { Figure } from './report';

/** Rules the cells of all tables lie under, and the cells of the base cube that lie within each. */
class Cube {
  readonly axes: string[];
  private readonly codes: string[][];
  private readonly starts: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  private readonly tablesAt: RowsOfTable[][];

  constructor(readonly taken: readonly Taken[]) {
    this.axes = [...new Set(taken.flatMap(({ axes }) => axes))];
    this.codes = this.axes.map((axis) => codesOf(taken, axis));
    this.tablesAt = this.axes.map(() => []);
    for (const { axes, categories, cells } of taken) {
      const start = this.lower.length;
      this.starts.push(start);
      this.lower.push(...cells.map(({ lower }) => lower));
      this.upper.push(...cells.map(({ upper }) => upper));
      const sides = axes.map((axis) => this.axes.indexOf(axis));
      const last = Math.max(0, ...sides);
      const places = sides.map((at, side) =>
        this.codes[at]!.map((code) => categories[side]!.findIndex((name) => membersOf(name).includes(code))),
      );
      this.tablesAt[last]!.push({ start, sides, places, columns: categories[1]?.length ?? 1 });
    }
  }

  placeOf({ values }: Client): number[] {
    return this.axes.map((axis, at) => this.codes[at]!.indexOf(values[axis]!));
  }

  /** The table cells that a cell of the cube lies within. */
  rowsOf(place: readonly number[]): number[] {
    return this.tablesAt.flatMap((tables) => tables.map((table) => rowIn(table, place)));
  }

  /** The cells of the cube that are cheapest, one for every first two categories, of those under the limit. */
  cheapest(costs: Float64Array, limit: number): number[][] {
    const best = new Map<number, { cost: number; place: number[] }>();
    const place = this.axes.map(() => 0);
    const visit = (depth: number, before: number): void => {
      if (depth === this.axes.length) {
        if (before >= limit) return;
        const slice = place[0]! * 100 + place[1]!;
        const known = best.get(slice);
        if (!known || before < known.cost) best.set(slice, { cost: before, place: [...place] });
        return;
      }
      const tables = this.tablesAt[depth]!;
      for (let category = 0; category < this.codes[depth]!.length; category += 1) {
        place[depth] = category;
        let cost = before;
        for (const table of tables) cost += costs[rowIn(table, place)]!;
        visit(depth + 1, cost);
      }
    };
    visit(0, 0);
    return [...best.values()].map((found) => found.place);
  }
}

/** Where the cells of a table stand among the rules, by the places of codes on each of its sides. */
interface RowsOfTable {
  start: number;
  sides: number[];
  places: number[][];
  columns: number;
}

const codesOf = (taken: readonly Taken[], axis: string): string[] => [
  ...new Set(
    taken.flatMap(({ axes, categories }) => (categories[axes.indexOf(axis)] ?? []).flatMap(membersOf)),
  ),
];

function rowIn({ start, sides, places, columns }: RowsOfTable, place: readonly number[]): number {
  if (sides.length === 0) return start;
  const row = places[0]![place[sides[0]!]!]!;
  return sides.length === 1 ? start + row : start + row * columns + places[1]![place[sides[1]!]!]!;
}

/**
 * The linear programme over the base cube: a variable for every combination of all categories. Combinations are taken in only
 * when they pay (column generation), and what pays is looked for among all of them, so its end is the true optimum.
 */
class CubeProgramme {
  private readonly model: Model;
  private readonly columns = new Map<string, number>();
  private readonly rows: number[][] = [];

  constructor(
    private readonly highs: Highs,
    private readonly cube: Cube,
    known: readonly number[][],
  ) {
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, solver: 'simplex' });
    cube.lower.forEach((lower, row) =>
      this.model.addRow(lower, cube.upper[row]!, { indices: [], values: [] }),
    );
    for (const place of known) this.take(place, 0);
  }

  columnOf(place: readonly number[]): number {
    return this.columns.get(place.join())!;
  }

  private take(place: readonly number[], cost: number): boolean {
    const name = place.join();
    if (this.columns.has(name)) return false;
    const indices = this.cube.rowsOf(place).sort((a, b) => a - b);
    this.columns.set(name, this.rows.length);
    this.rows.push(indices);
    this.model.addCol(cost, 0, this.highs.infinity, { indices, values: indices.map(() => 1) });
    return true;
  }

  /** The cheapest point, by what the cells of tables and of the cube cost; `seen` may end the search early. */
  minimise(
    rowCosts: Float64Array,
    columnCosts: ReadonlyMap<number, number>,
    seen: (rows: Float64Array, columns: Float64Array) => boolean,
  ): void {
    const costOf = (rows: readonly number[], column: number) =>
      rows.reduce((sum, row) => sum + rowCosts[row]!, columnCosts.get(column) ?? 0);
    this.rows.forEach((rows, column) => this.model.changeColCost(column, costOf(rows, column)));
    for (let turn = 0; turn < 200; turn += 1) {
      this.model.run();
      if (this.model.getModelStatus() !== this.highs.constants.modelStatus.optimal)
        throw new Error(`status ${this.model.getModelStatus()}`);
      const { colValue, rowValue, rowDual } = this.model.getSolution();
      if (seen(rowValue, colValue)) return;
      const reduced = rowCosts.map((cost, row) => cost - rowDual[row]!);
      const paying = this.cube.cheapest(reduced, -1e-7);
      const taken = paying.filter((place) => this.take(place, costOf(this.cube.rowsOf(place), -1)));
      if (taken.length === 0) return;
    }
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** What was found possible of some rows or columns. */
class Possible {
  readonly low: Map<number, number>;
  readonly high: Map<number, number>;

  constructor(
    readonly targets: number[],
    truth: (target: number) => number,
    private readonly isOpen: (low: number, high: number) => boolean,
  ) {
    this.low = new Map(targets.map((target) => [target, truth(target)]));
    this.high = new Map(this.low);
  }

  learn(values: Float64Array): void {
    for (const target of this.targets) {
      this.low.set(target, Math.min(this.low.get(target)!, values[target]!));
      this.high.set(target, Math.max(this.high.get(target)!, values[target]!));
    }
  }

  doubtful(): number[] {
    return this.targets.filter((target) => this.isDoubtful(target));
  }

  isDoubtful(target: number): boolean {
    return this.isOpen(this.low.get(target)!, this.high.get(target)!);
  }
}

const sharedSearches = 4;
/** Each takes some seconds to prove: so many say enough. */
const enough = 3;

/** All at once a few times, then each on its own, until nothing is in doubt or proven. */
function searchAll(
  possible: Possible,
  signs: ReadonlyArray<1 | -1>,
  minimise: (costs: ReadonlyMap<number, number>, done: () => boolean) => void,
): number {
  for (let round = 0; round < sharedSearches && possible.doubtful().length > 0; round += 1)
    for (const sign of signs)
      minimise(
        new Map(possible.doubtful().map((target) => [target, sign * (1 + ((target * 7919 * round) % 13))])),
        () => possible.doubtful().length === 0,
      );
  let proven = 0;
  for (const target of possible.doubtful()) {
    for (const sign of signs)
      if (possible.isDoubtful(target))
        minimise(new Map([[target, sign]]), () => !possible.isDoubtful(target));
    proven += Number(possible.isDoubtful(target));
    if (proven === enough) break;
  }
  return proven;
}

/** The joint linear programme over the base cube: small counts under rule P, and unique clients proven present. */
export async function baseCube(publisher: Publisher, clients: readonly Client[]): Promise<Figure[]> {
  const taken = await takeAll(await publisher.publish(clients, 'cube'));
  const cube = new Cube(taken);
  const programme = new CubeProgramme(
    await loadHighs(),
    cube,
    clients.map((client) => cube.placeOf(client)),
  );
  const counts = taken.flatMap((table) => countsIn(clients, table));
  const none = new Float64Array(counts.length);
  const small = new Possible(
    counts.flatMap((count, row) => (isSmall(count) ? [row] : [])),
    (row) => counts[row]!,
    (low, high) => breachOf(wholeWithin(low, high)) !== null,
  );
  const breaches = searchAll(small, [1, -1], (costs, done) => {
    const rowCosts = Float64Array.from(none);
    costs.forEach((cost, row) => (rowCosts[row] = cost));
    programme.minimise(rowCosts, new Map(), (rows) => (small.learn(rows), done()));
  });
  const places = clients.map((client) => programme.columnOf(cube.placeOf(client)));
  const uniques = places.filter(
    (place, at) => places.indexOf(place) === at && places.lastIndexOf(place) === at,
  );
  const present = new Possible(
    uniques,
    () => 1,
    (low) => low > 1e-6,
  );
  const proven = searchAll(present, [1], (costs, done) =>
    programme.minimise(none, costs, (_, columns) => (present.learn(columns), done())),
  );
  programme.dispose();
  return [
    cubeFigure(publisher, `N = ${clients.length}, ${small.targets.length} small counts`, {
      attack: 'joint linear programme over the base cube',
      figure: `${breaches} break rule P`,
      rule: 'none breaks rule P',
      passed: breaches === 0,
    }),
    cubeFigure(publisher, `N = ${clients.length}, ${uniques.length} unique clients`, {
      attack: 'joint linear programme over the base cube: unique clients',
      figure: `${proven} proven present`,
      rule: 'none proven present',
      passed: proven === 0,
    }),
  ];
}

const cubeFigure = (
  publisher: Publisher,
  over: string,
  found: Pick<Figure, 'attack' | 'figure' | 'rule' | 'passed'>,
): Figure => ({ ...found, publisher: publisher.name, over });
