import type { ModelData } from 'highs';
import { breachesOfEach } from '../../../../src/disclosure/counts/search-bounds';
import { membersOf } from '../../../../src/disclosure/counts/linked-tables';
import { isSmall } from '../../../../src/disclosure/counts/rule-p';
import type { Statement } from '../../../../src/features/indicator/nesting';
import { combinationsOf } from '../../../../src/jobs/indicators/counts';
import type { Shown } from './publish';
import { categoriesOf, measureOf, unitsOf, type World } from './world';
import type { Axis } from '../../../../src/features/indicator/catalogue';

/** What is true: who counts in a measure and period, and by which codes they may be told apart. */
export interface Counting {
  categoriesOf(code: string): ReadonlyMap<Axis, readonly string[]>;
  unitsOf(code: string, period: string): ReadonlyArray<{ values: Record<string, string | undefined> }>;
}

type Terms = Array<readonly [variable: number, sign: number]>;

const year = '2025';
const halves = ['2025-H1', '2025-H2'];
const quarters = [
  ['2025-Q1', '2025-Q2'],
  ['2025-Q3', '2025-Q4'],
];
const periods = [year, ...halves, ...quarters.flat()];
const tables = [
  [],
  ...[['MUNICIPALITY'], ['PRODUCT'], ['CATEGORY']],
  ...[
    ['MUNICIPALITY', 'PRODUCT'],
    ['MUNICIPALITY', 'CATEGORY'],
    ['PRODUCT', 'CATEGORY'],
  ],
];
/** A quarter is told by its total only; nothing else of it is in the programme. */
const tablesIn = (period: string): string[][] => (period.includes('Q') ? [[]] : tables);

/** Everything that somebody knows who sees what measures publish, and how they count the same people. */
class Known {
  private readonly variables = new Map<string, number>();
  private readonly rows: Array<{ terms: Terms; lower: number; upper: number }> = [];
  readonly truths: number[] = [];

  constructor(
    private readonly counting: Counting,
    private readonly measures: readonly string[],
  ) {}

  private truth(code: string, period: string, cell: ReadonlyArray<readonly [string, string]>): number {
    return this.counting
      .unitsOf(code, period)
      .filter(({ values }) => cell.every(([axis, name]) => values[axis] === name)).length;
  }

  /** The count of a cell of categories that are not merged. */
  count(code: string, period: string, axes: readonly string[], names: readonly string[]): number {
    const key = JSON.stringify([code, period, axes, names]);
    if (!this.variables.has(key)) {
      this.variables.set(key, this.truths.length);
      this.truths.push(
        this.truth(
          code,
          period,
          axes.map((axis, side) => [axis, names[side]!]),
        ),
      );
    }
    return this.variables.get(key)!;
  }

  row(terms: Terms, lower: number, upper: number): void {
    const value = terms.reduce((all, [variable, sign]) => all + sign * this.truths[variable]!, 0);
    if (value < lower || value > upper)
      throw new Error(`What is taken for known is not true: ${JSON.stringify(terms)}`);
    this.rows.push({ terms, lower, upper });
  }

  /** A count by itself of which something is known. */
  together(of: readonly number[]): number {
    const variable = this.truths.length;
    this.truths.push(of.reduce((all, one) => all + this.truths[one]!, 0));
    this.row([[variable, -1], ...of.map((one) => [one, 1] as const)], 0, 0);
    return variable;
  }

  cells(code: string, axes: readonly string[]): string[][] {
    const categories = this.counting.categoriesOf(code);
    if (axes.some((axis) => !categories.has(axis as never))) return [];
    return combinationsOf(axes.map((axis) => categories.get(axis as never)!));
  }

  programme(): ModelData {
    const starts = [0];
    for (const { terms } of this.rows) starts.push(starts.at(-1)! + terms.length);
    const [numCols, numRows] = [this.truths.length, this.rows.length];
    return {
      ...{ numCols, numRows, colCost: new Float64Array(numCols) },
      colLower: new Float64Array(numCols),
      colUpper: Array<number>(numCols).fill(Infinity),
      rowLower: this.rows.map(({ lower }) => lower),
      rowUpper: this.rows.map(({ upper }) => upper),
      matrix: {
        ...{ format: 'csr', numRows, numCols, starts },
        indices: this.rows.flatMap(({ terms }) => terms.map(([variable]) => variable)),
        values: this.rows.flatMap(({ terms }) => terms.map(([, sign]) => sign)),
      },
    };
  }

  /** Rows and columns add up, halves to the year, and persons lie within the periods of which theirs is a part. */
  addUp(): void {
    for (const code of this.measures) {
      for (const period of periods)
        for (const axes of tablesIn(period).filter(({ length }) => length > 0))
          for (const kept of axes.length === 1 ? [[]] : axes.map((axis) => [axis]))
            this.margins(code, period, axes, kept);
      this.inTime(code);
    }
  }

  private margins(code: string, period: string, axes: readonly string[], kept: readonly string[]): void {
    const cells = this.cells(code, axes);
    if (cells.length === 0) return;
    for (const outer of this.cells(code, kept)) {
      const inner = cells.filter((names) =>
        kept.every((axis, place) => names[axes.indexOf(axis)] === outer[place]),
      );
      this.row(
        [
          [this.count(code, period, kept, outer), -1],
          ...inner.map((names) => [this.count(code, period, axes, names), 1] as const),
        ],
        ...([0, 0] as const),
      );
    }
  }

  private inTime(code: string): void {
    const { over } = measureOf(code);
    const nests = [
      [year, halves] as const,
      ...halves.map((half, place) => [half, quarters[place]!] as const),
    ];
    for (const [whole, parts] of nests) {
      for (const axes of over === 'PERSONS' || whole !== year ? [[]] : tables)
        for (const names of this.cells(code, axes)) {
          const [all, first, second] = [whole, ...parts].map((period) =>
            this.count(code, period, axes, names),
          ) as [number, number, number];
          if (over === 'STOCK')
            this.row(
              [
                [all, 1],
                [second, -1],
              ],
              0,
              0,
            );
          else
            this.row(
              [
                [all, 1],
                [first, -1],
                [second, -1],
              ],
              over === 'FLOW' ? 0 : -Infinity,
              0,
            );
          if (over === 'PERSONS')
            for (const part of [first, second])
              this.row(
                [
                  [all, 1],
                  [part, -1],
                ],
                0,
                Infinity,
              );
        }
    }
  }

  /** What is written of measures beside one another. */
  nested(): void {
    for (const code of this.measures)
      for (const { to, statements, dimensions } of measureOf(code).nested)
        if (this.measures.includes(to))
          for (const statement of statements)
            for (const period of periods)
              for (const axes of tablesIn(period).filter((all) => !all.includes('CATEGORY')))
                if (
                  axes.length === 0 ||
                  (!dimensions && !(axes.length > 1 && (statement.of || statement.others)))
                )
                  this.compare([code, to], statement, period, axes);
  }

  private compare(
    [code, to]: readonly [string, string],
    { of, lies, others }: Statement,
    period: string,
    axes: string[],
  ) {
    if (period.includes('Q') && (of || others)) return;
    const termsOf = (
      measure: string,
      cell: string[],
      among: readonly string[] | undefined,
      sign: number,
    ): Terms => {
      const known = this.counting.categoriesOf(measure).get('CATEGORY') ?? [];
      if (!among) return [[this.count(measure, period, axes, cell), sign]];
      return among
        .filter((name) => known.includes(name))
        .map((name) => [this.count(measure, period, [...axes, 'CATEGORY'], [...cell, name]), sign] as const);
    };
    for (const cell of this.cells(code, axes))
      this.row(
        [...termsOf(to, cell, others, 1), ...termsOf(code, cell, of, -1)],
        lies === 'AROUND' ? -Infinity : 0,
        lies === 'WITHIN' ? Infinity : 0,
      );
  }

  /** What is published; gives the variables of the small counts of which a value stands there. */
  published(shown: Shown): number[] {
    const small: number[] = [];
    for (const code of this.measures)
      for (const period of periods)
        for (const { axes, categories, values, reach, status } of shown.get(`${code} ${period}`)?.values() ??
          []) {
          if (status === 'WITHHELD') continue;
          combinationsOf(categories).forEach((names, place) => {
            const value = values[place];
            if (value === null || value === undefined) return;
            const members = combinationsOf(names.map(membersOf));
            const variable = this.together(members.map((cell) => this.count(code, period, axes, cell)));
            this.row([[variable, 1]], Math.max(0, value - reach), value + reach);
            if (isSmall(this.truths[variable]!)) small.push(variable);
          });
        }
    return small;
  }
}

/** Whose small counts break rule P, by linear programming over what all of these measures publish in a year. */
export async function attackCounted(
  counting: Counting,
  shown: Shown,
  codes: readonly string[],
): Promise<{ small: number; breaches: number }> {
  const known = new Known(counting, codes);
  known.addUp();
  known.nested();
  const small = known.published(shown);
  const truth = (variable: number) => known.truths[variable]!;
  const [breaches] = await breachesOfEach(known.programme(), [{ targets: small, truth }]);
  return { small: small.length, breaches: breaches!.size };
}

export const attackNested = (world: World, shown: Shown, codes: readonly string[]) =>
  attackCounted(
    {
      categoriesOf: (code) => categoriesOf(code, world),
      unitsOf: (code, period) => unitsOf(world, code, period),
    },
    ...([shown, codes] as const),
  );
