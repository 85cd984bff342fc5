import type { Transaction } from '../../database/unit-of-work';
import { boundsOf } from '../../disclosure/counts/bounds';
import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Axis } from './catalogue';
import { overlap, periodNamed, type PeriodKind } from './period';
import type { AskedDimension, CellReason, Release } from './figures';
import { causeOf, dimensionOf, type Plan } from './plan';

/** A cell of a published table; of a cause those who have it. */
export interface TableCell {
  /** Per dimension of the table, in its order. */
  names: readonly string[];
  /** Null where it is withheld. */
  value: number | null;
  lower: number;
  upper: number;
}

/** A table of one period as it is published, by the dimensions of a caller. */
export interface Table {
  measure: string;
  period: string;
  dimensions: readonly AskedDimension[];
  /** Of a table by cause, which. */
  cause: string | null;
  cells: TableCell[];
  /** Why something of it is withheld. */
  reason: CellReason | null;
}

/** The periods of a kind that are published of a measure, as they are shown now; the first one first. */
export async function readReleases(
  transaction: Transaction,
  measure: string,
  kind: PeriodKind,
): Promise<Release[]> {
  const [rows, firstHalf] = await Promise.all([
    transaction.query<Omit<Release, 'dataBeginWithin'>>(
      `select period, snapshot_id as snapshot, version, to_char(as_of, 'YYYY-MM-DD') as "asOf",
         published_at as "publishedAt", synthetic, definition_version as "definitionVersion"
       from published.shown_table where measure = $1 and period_kind = $2 and axes = '{}' order by period`,
      [measure, kind],
    ),
    readFirstHalf(transaction),
  ]);
  return rows.map((row) => ({ ...row, dataBeginWithin: beginWithin(row.period, firstHalf) }));
}

/** The first half-year of which anything is published: that the data begin in it is all that is told of when they do. */
export async function readFirstHalf({ query }: Transaction): Promise<string | null> {
  const [row] = await query<{ first: string | null }>(
    'select min(half_year) as first from published.snapshot',
  );
  return row!.first;
}

export const beginWithin = (period: string, firstHalf: string | null): boolean =>
  firstHalf !== null && overlap(periodNamed(period)!, periodNamed(firstHalf)!);

interface Row {
  measure: string;
  period: string;
  axes: Axis[];
  categories: string[][];
  reason: 'TOO_REVEALING' | 'DOMINATED' | null;
  reach: number;
  values: Array<number | null>;
}

/** What is looked up: tables by name, so that no cell of another table is read. */
export interface Lookup {
  measures: readonly string[];
  periods: readonly string[];
  tables: Plan;
}

export async function readTables(
  { query }: Transaction,
  { measures, periods, tables }: Lookup,
): Promise<Table[]> {
  const rows = await query<Row>(
    `select t.measure, t.period, t.axes, t.categories, t.reason, t.reach,
       array(select c.value from published.indicator_cell c where c.table_id = t.id order by c.place) as values
     from published.shown_table t
     where t.measure = any ($1) and t.period = any ($2) and array_to_string(t.axes, '*') = any ($3)
     order by t.period`,
    [measures, periods, tables.map((axes) => axes.join('*'))],
  );
  return rows.map(toTable);
}

function toTable({ measure, period, axes, categories, reason, reach, values }: Row): Table {
  const causeAt = axes.findIndex((axis) => axis.startsWith('CAUSE:'));
  const cause = causeAt < 0 ? null : causeOf(axes[causeAt]!);
  // Of people without a cause nothing is asked.
  const names = categories.length === axes.length ? combinations(categories) : [];
  const cells = names.flatMap((codes, place): TableCell[] => {
    if (cause !== null && codes[causeAt] !== 'YES') return [];
    const value = values[place] ?? null;
    const { lower, upper } = boundsOf(value ?? 0, reach);
    return [{ names: codes.map((code, i) => (i === causeAt ? cause! : code)), value, lower, upper }];
  });
  return { measure, period, dimensions: axes.map(dimensionOf), cause, cells, reason };
}

/** Every way to take one of each, the last changing first: the order in which cells stand. */
export const combinations = (lists: ReadonlyArray<readonly string[]>): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((name) => [...one, name])), [[]]);

/** Whether a category stands for nothing but these codes, or for one of them at least. */
export const liesWithin = (name: string, codes: readonly string[]): boolean =>
  membersOf(name).every((code) => codes.includes(code));
export const touches = (name: string, codes: readonly string[]): boolean =>
  membersOf(name).some((code) => codes.includes(code));
