import { slackOf } from '../../disclosure/counts/bounds';
import type { Merged } from '../../disclosure/counts/coarsen';
import type { LimitsOfCells } from '../../disclosure/counts/limits';
import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Axis } from '../../features/indicator/catalogue';
import { isSlice, type Nesting, type Statement } from '../../features/indicator/nesting';
import { dimensionOf } from '../../features/indicator/plan';
import { combinationsOf } from './counts';
import { ofCells, told, type Nested } from './nested-periods';
import type { ShownTable, ShownTables } from './shown-table';

/** What another measure publishes of the same period says of this one. */
export const besideMeasure = (nesting: Nesting, other: ShownTables): Nested => ({
  namesOf: (axes, side) =>
    axes[side] === 'CATEGORY'
      ? []
      : comparedBy(nesting, axes).flatMap(
          (statement) => told(other, axesThere(statement, axes))?.categories[side] ?? [],
        ),
  limitsOf: (axes, groups) =>
    whole(comparedBy(nesting, axes), axes, [groups, other]).flatMap((statement) => {
      const table = told(other, axesThere(statement, axes));
      return table ? limitsBy(statement, table, groups) : [];
    }),
});

const plain = (axes: readonly Axis[]): Axis[] => axes.filter((axis) => axis !== 'CATEGORY');

/** The statements that are about just the cells of a table. */
const comparedBy = ({ statements, dimensions }: Nesting, axes: readonly Axis[]): Statement[] =>
  plain(axes).every((axis) => axis === 'PART' || holdsBy(dimensions, axis))
    ? statements.filter(({ of }) => axes.includes('CATEGORY') === (of !== undefined))
    : [];

function holdsBy(dimensions: Nesting['dimensions'], axis: Axis): boolean {
  const asked = dimensionOf(axis);
  return dimensions?.some((dimension) => dimension === asked) ?? true;
}

/** The table of the other measure that tells of the same. */
const axesThere = ({ others }: Statement, axes: readonly Axis[]): Axis[] => [
  ...plain(axes),
  ...(others ? (['CATEGORY'] as const) : []),
];

/**
 * Where one of the two shows together what statements tell apart, these are one statement more, about all of it. Each still holds of what it
 * shows by itself: were street and unknown merged, elsewhere would still be no more than the exits to elsewhere.
 */
function whole(
  statements: readonly Statement[],
  axes: readonly Axis[],
  [groups, other]: readonly [ReadonlyArray<readonly Merged[]>, ShownTables],
): readonly Statement[] {
  if (!axes.includes('CATEGORY') || statements.length < 2) return statements;
  const there = told(other, [...plain(axes), 'CATEGORY'])?.categories.at(-1) ?? [];
  const joined = groups
    .at(-1)!
    .reduce((all, { name }) => joinedBy(all, ({ of }) => touches(name, of ?? [])), statements);
  const all = there.reduce(
    (some, name) => joinedBy(some, ({ others }) => touches(name, others ?? [])),
    joined,
  );
  return [...new Set([...statements, ...all])];
}

function joinedBy(
  statements: readonly Statement[],
  isTouched: (statement: Statement) => boolean,
): readonly Statement[] {
  const touched = statements.filter(isTouched);
  const [first] = touched;
  if (touched.length < 2 || touched.some(({ lies }) => lies !== first!.lies)) return statements;
  const all = {
    lies: first!.lies,
    of: touched.flatMap(({ of }) => of ?? []),
    others: touched.flatMap(({ others }) => others ?? []),
  };
  return statements.flatMap((one) => (one === first ? [all] : touched.includes(one) ? [] : [one]));
}

const touches = (name: string, codes: readonly string[]): boolean =>
  membersOf(name).some((code) => codes.includes(code));
const liesIn = (name: string, codes: readonly string[]): boolean =>
  membersOf(name).every((code) => codes.includes(code));

/** A sum of published values, and how far that of the counts may lie from it. */
interface Said {
  value: number;
  reach: number;
}

/** What a table says at least and at most of those who have one of these codes on each axis. */
export function saidOf(
  { categories, values, reach }: ShownTable,
  members: ReadonlyArray<readonly string[]>,
): Record<'least' | 'most', Said> {
  const sides = categories.map((names, side) => sideOf(names, members[side]!));
  const valuesOf = (places: ReadonlyArray<readonly number[]>) =>
    combinationsOf(places).map(
      (cell) => values[cell.reduce((before, place, side) => before * categories[side]!.length + place, 0)]!,
    );
  const isKnown = sides.every((side) => side.isKnown);
  const inside = valuesOf(sides.map((side) => side.inside));
  const around = valuesOf(sides.map((side) => side.around));
  return {
    least: { value: sum(inside.map((value) => value ?? 0)), reach: inside.length * reach },
    most: {
      value: isKnown ? sum(around.map((value) => value ?? Infinity)) : Infinity,
      reach: around.length * reach,
    },
  };
}

/** The categories of a table that lie within these codes, and those that hold one of them. */
function sideOf(names: readonly string[], codes: readonly string[]) {
  const places = (is: typeof touches) => names.flatMap((name, place) => (is(name, codes) ? [place] : []));
  const around = places(touches);
  const held = new Set(around.flatMap((place) => membersOf(names[place]!)));
  return { around, inside: places(liesIn), isKnown: codes.every((code) => held.has(code)) };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const together = (all: readonly Said[]): Said => ({
  value: sum(all.map(({ value }) => value)),
  reach: sum(all.map(({ reach }) => reach)),
});

/** What a count can always keep to of which these say that it is no less, or no more. */
const leastOf = ({ value, reach }: Said): number => Math.max(0, value - slackOf(reach));
const mostOf = ({ value, reach }: Said): number => value + slackOf(reach);

/** Row by row: the columns are the categories of this measure that are spoken of, or the row is one cell. */
function limitsBy(
  { of, lies, others }: Statement,
  table: ShownTable,
  groups: ReadonlyArray<readonly Merged[]>,
): LimitsOfCells[] {
  const columns = of ? groups.at(-1)!.map(({ name }) => name) : [''];
  const places = (is: typeof touches) =>
    columns.flatMap((name, place) => (!of || is(name, of) ? [place] : []));
  const [inside, around] = [places(liesIn), places(touches)];
  const rows = combinationsOf(
    (of ? groups.slice(0, -1) : groups).map((axis) => axis.map(({ members }) => members)),
  );
  return rows.flatMap((members, row) => {
    const said = saidOf(table, others ? [...members, others] : members);
    const at = (cells: readonly number[]) => cells.map((cell) => row * columns.length + cell);
    return [
      ...(lies === 'AROUND' ? [] : [{ cells: at(inside), least: 0, most: mostOf(said.most) }]),
      ...(lies === 'WITHIN' ? [] : [{ cells: at(around), least: leastOf(said.least), most: Infinity }]),
    ].filter(({ cells, least, most }) => cells.length > 0 && (least > 0 || most < Infinity));
  });
}

/**
 * A part of a year, where the other measure has categories: of these only the year is told by two dimensions. A half is no more
 * than its year, and the year no more than a step above both halves; of the other half it is at least known what holds it.
 */
export const withinYear = (
  nesting: Nesting,
  year: ShownTables,
  beside: readonly (ShownTables | null)[],
): Nested => ({
  namesOf: () => [],
  limitsOf: (axes, groups) =>
    slicesOf(nesting, axes).flatMap((statement) => {
      const table = told(year, axesThere(statement, axes));
      const half = beside.map((tables) => told(tables, axes)).find((each) => each !== null);
      if (!table || statement.lies === 'AROUND' || !statement.others) return [];
      return ofCells(groups, (members) => {
        const said = saidOf(table, [...members, statement.others!]);
        const rest = half ? saidOf(half, members).most : { value: Infinity, reach: 0 };
        const left = { value: said.least.value - rest.value, reach: said.least.reach + rest.reach };
        return { least: statement.lies === 'SAME' ? leastOf(left) : 0, most: mostOf(said.most) };
      });
    }),
});

/** The year of the measure that has the categories, beside the halves of the other one. */
export const aroundHalves = (nesting: Nesting, halves: readonly (ShownTables | null)[]): Nested => ({
  namesOf: () => [],
  limitsOf: (axes, groups) =>
    slicesOf(nesting, axes).flatMap((statement) => {
      const tables = halves.flatMap((half) => told(half, plain(axes)) ?? []);
      if (tables.length === 0 || statement.lies === 'WITHIN' || !statement.of) return [];
      const columns = groups.at(-1)!.length;
      const places = groups
        .at(-1)!
        .flatMap(({ name }, place) => (touches(name, statement.of!) ? [place] : []));
      const isAlone = groups
        .at(-1)!
        .every(({ name }) => !touches(name, statement.of!) || liesIn(name, statement.of!));
      return ofCells(groups.slice(0, -1), (members) => {
        const said = tables.map((table) => saidOf(table, members));
        const isAll = said.length === 2 && isAlone && statement.lies === 'SAME';
        return {
          least: Math.max(...said.map(({ least }) => leastOf(least))),
          most: isAll ? mostOf(together(said.map(({ most }) => most))) : Infinity,
        };
      }).map(({ cells: [row], ...limits }) => ({
        ...limits,
        cells: places.map((place) => row! * columns + place),
      }));
    }),
});

const slicesOf = (nesting: Nesting, axes: readonly Axis[]): Statement[] =>
  comparedBy(nesting, axes).filter(
    (statement) => isSlice(statement) && plain(axes).length === 1 && axes[0] !== 'PART',
  );
