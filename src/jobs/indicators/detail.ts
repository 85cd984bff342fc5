import { coarsen, unmerged, type InNeed, type Merged, type Merging } from '../../disclosure/counts/coarsen';
import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Axis } from '../../features/indicator/catalogue';
import type { Counts } from './counts';
import type { Nested } from './nested-periods';
import { groupsBefore, joinedAs, sumOf, tableKey, type RoundedCells, type ShownTables } from './shown-table';

/** What is to be shown of one measure in one period, and what is shown of it already. */
export interface ToShow {
  counts: Counts;
  /** The tables of the catalogue, those of fewer axes first. */
  tables: ReadonlyArray<readonly Axis[]>;
  /** Tables that follow from what is published of parts of the period, or of its end; null when nothing does. */
  given: ShownTables | null;
  /** The provisional tables, which stay as far as they can; null when these are the first. */
  before: ShownTables | null;
  /** What is published of periods that lie within this one, or around it, and by measures of the same records. */
  nested?: Nested | null;
}

/** In these the neighbours of a category are like it. */
const ordered: ReadonlySet<Axis> = new Set<Axis>(['AGE_BAND']);
const mergingOf = (axis: Axis): Merging => (ordered.has(axis) ? 'NEIGHBOUR' : 'OTHER');

type Groups = Map<Axis, Merged[]>;

/** How finely each table is shown, and which are not shown at all; it only ever gets coarser. */
export class Detail {
  /** The categories of each dimension, which its one-way table shows. */
  private readonly groups: Groups = new Map();
  /** What two-way tables merge beyond that, by table and side: as others that are published do. */
  private readonly coarser = new Map<string, string[]>();
  /** And what was chosen, by the values of their one-way tables. */
  private readonly chosen = new Map<string, string[]>();
  private isChosenAnew = false;
  private readonly withheld = new Set<string>();

  constructor(private readonly shown: ToShow) {
    const { counts, given, before, nested } = shown;
    for (const [axis, codes] of counts.categories) {
      const groups = groupsBefore(unmerged(codes), [given?.get(axis), before?.get(axis)]);
      this.groups.set(axis, joinedAs(groups, nested?.namesOf([axis], 0) ?? []));
    }
    // What was not told of a period is not told later either, and what was told together is not told apart.
    for (const [key, table] of before ?? []) {
      if (table.status === 'WITHHELD' && table.reason === 'TOO_REVEALING') this.withheld.add(key);
      table.categories.forEach((names, side) => this.coarser.set(sideKey(key, side), mergedIn(names)));
    }
    for (const axes of shown.tables.filter(({ length }) => length === 2)) this.showAsOthers(axes);
    for (const table of given?.values() ?? []) if (table.status === 'WITHHELD') this.withhold(table.axes);
  }

  /** What others tell together of a two-way table is not told apart in it. */
  private showAsOthers(axes: readonly Axis[]): void {
    axes.forEach((_, side) => {
      const merged = mergedIn(this.shown.nested?.namesOf(axes, side) ?? []);
      const key = sideKey(tableKey(axes), side);
      if (merged.length > 0) this.coarser.set(key, [...(this.coarser.get(key) ?? []), ...merged]);
    });
  }

  /** What a table tells apart on each axis. */
  groupsOf(axes: readonly Axis[]): Merged[][] {
    return axes.map((axis, side) => {
      const key = sideKey(tableKey(axes), side);
      const own = [...(this.coarser.get(key) ?? []), ...(this.chosen.get(key) ?? [])];
      return joinedAs(this.groups.get(axis)!, own);
    });
  }

  isWithheld(axes: readonly Axis[]): boolean {
    return this.withheld.has(tableKey(axes));
  }

  /**
   * What tells too much gets coarser: a dimension everywhere, a two-way table by itself. Withheld where that does not help.
   * Given what the attempt that failed would have published: of two-way tables its one-way ones stay, and choose what is merged.
   */
  mend(
    failed: ReadonlyMap<string, InNeed | null>,
    rounded: readonly RoundedCells[],
    tooOften: boolean,
  ): void {
    const sizes = new Map([...failed.keys()].map((key) => [key, this.sizesOf(key)]));
    this.isChosenAnew = false;
    let stuck: string | null = null;
    let isMended = false;
    for (const axes of this.shown.tables) {
      const need = failed.get(tableKey(axes));
      if (need === undefined) continue;
      // With a dimension its tables became coarser: the cell in need is another one, if any.
      if (need && !tooOften && this.sizesOf(tableKey(axes)) !== sizes.get(tableKey(axes))) continue;
      if (axes.length === 2 && !tooOften && this.isChosenAnew) continue;
      const isGiven = this.shown.given?.has(tableKey(axes)) ?? false;
      if (isGiven && !this.withholdBeside(axes)) stuck = tableKey(axes);
      else isMended = true;
      if (!isGiven && (tooOften || !this.makeCoarser(axes, need, rounded))) this.withhold(axes);
    }
    if (stuck !== null && !isMended) throw new Error(`What is published of ${stuck} tells too much.`);
  }

  private sizesOf(key: string): string {
    const axes = this.shown.tables.find((table) => tableKey(table) === key)!;
    return this.groupsOf(axes)
      .map(({ length }) => length)
      .join();
  }

  /** Whether less can be told of a table: not where it is published already, and all that is new beside it withheld. */
  canMend(key: string): boolean {
    const given = this.shown.given?.get(key);
    return !given || this.freshBeside(given.axes).length > 0;
  }

  private freshBeside(given: readonly Axis[]): ReadonlyArray<readonly Axis[]> {
    const fresh = this.shown.tables.filter((axes) => !this.shown.given!.has(tableKey(axes)));
    return fresh.filter(
      (axes) => !this.withheld.has(tableKey(axes)) && given.some((axis) => axes.includes(axis)),
    );
  }

  /** What is published already stays: what is new and would tell of it is withheld. False where nothing is. */
  private withholdBeside(given: readonly Axis[]): boolean {
    const beside = this.freshBeside(given);
    beside.forEach((axes) => this.withhold(axes));
    return beside.length > 0;
  }

  private makeCoarser(axes: readonly Axis[], need: InNeed | null, rounded: readonly RoundedCells[]): boolean {
    const groups = this.groupsOf(axes);
    const side = groups.length === 2 && groups[1]!.length > groups[0]!.length ? 1 : 0;
    const axis = axes[side];
    const onSide = need && groups.length === 2 ? needOnSide(need, side, groups[1]!.length) : need;
    const values = axes.length === 2 ? valuesIn(rounded, axis!, groups[side]!) : groups[side]?.map(() => 0);
    const coarser = axis && values ? coarsen(groups[side]!, values, mergingOf(axis), onSide) : null;
    if (!axis || !coarser) return false;
    if (axes.length === 2)
      this.chosen.set(sideKey(tableKey(axes), side), mergedIn(coarser.map(({ name }) => name)));
    else {
      this.groups.set(axis, coarser);
      this.chooseAnew();
    }
    return true;
  }

  /** Where a one-way table changes, others may: what two-way tables merge is chosen by those that stay. */
  private chooseAnew(): void {
    this.chosen.clear();
    this.isChosenAnew = true;
  }

  /** With an axis go the tables that it is a margin of. */
  private withhold(axes: readonly Axis[]): void {
    if (axes.length === 1) this.chooseAnew();
    for (const table of this.shown.tables)
      if (axes.every((axis) => table.includes(axis))) this.withheld.add(tableKey(table));
  }
}

/** What the one-way table of an axis says of categories; null where it is withheld. */
function valuesIn(rounded: readonly RoundedCells[], axis: Axis, groups: readonly Merged[]): number[] | null {
  const single = rounded.find((table) => tableKey(table.axes) === axis);
  return single ? groups.map(({ members }) => sumOf(single, [members]).value) : null;
}

/** Of a cell of a two-way table its row, and those that help in the same column; or the other way round. */
function needOnSide({ place, helps }: InNeed, side: number, columns: number): InNeed {
  const [row, column] = [Math.floor(place / columns), place % columns];
  return side === 0
    ? { place: row, helps: (other) => helps(other * columns + column) }
    : { place: column, helps: (other) => helps(row * columns + other) };
}

const sideKey = (table: string, side: number): string => `${table}/${side}`;
const mergedIn = (names: readonly string[]): string[] => names.filter((name) => membersOf(name).length > 1);
