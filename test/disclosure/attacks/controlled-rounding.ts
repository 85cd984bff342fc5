import { adjacentReach, boundsOf, reachOfSum } from '../../../src/disclosure/counts/bounds';
import { digestOfKeys, Draws, type Counted } from '../../../src/disclosure/counts/draws';
import { roundMargin } from '../../../src/disclosure/counts/round-margin';
import { roundTable } from '../../../src/disclosure/counts/round-table';
import { roundTotal } from '../../../src/disclosure/counts/round-total';
import { categoriesOf, cellsOf, dimensions, type Client } from './clients';
import { flowTables, personTables, type Cell, type Publication, type Publisher } from './publisher';

type Published = Map<string, Cell[]>;

const nameOf = (axes: readonly string[]): string => axes.join('/');
const countedOf = (cells: readonly Client[][]): Counted[] =>
  cells.map((clients) => ({ count: clients.length, records: digestOfKeys(clients.map(({ key }) => key)) }));
const cells = (values: readonly number[], reach: number): Cell[] =>
  values.map((value) => ({ value, ...boundsOf(value, reach) }));
const add = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, place) => value + b[place]!);

/** The rows of a table of which the cells stand row by row. */
export function rowsOf<T>(all: readonly T[], columns: number): T[][] {
  return Array.from({ length: all.length / columns }, (_, row) =>
    all.slice(row * columns, (row + 1) * columns),
  );
}

/** What is published stands still: whoever asks gets it, and nothing that comes later changes it. */
function standing(tables: string[][], published: Published): Publication {
  return {
    tables,
    ask: async (axes) => published.get(nameOf(axes))!,
    register: async () => undefined,
  };
}

const measure = 'inflow';

/** The total and every one-way table of some clients. */
function margins(draws: Draws, clients: readonly Client[]): { total: number; of: Map<string, number[]> } {
  const total = roundTotal(draws, measure, countedOf([[...clients]])[0]!);
  const of = dimensions.map((dimension) => {
    const counted = countedOf(cellsOf(clients, [dimension]));
    return [dimension, roundMargin(draws, measure, counted, total)] as const;
  });
  return { total, of: new Map(of) };
}

async function addTables(
  draws: Draws,
  clients: readonly Client[],
  margin: ReadonlyMap<string, number[]>,
  to: Published,
): Promise<void> {
  for (const axes of personTables.filter(({ length }) => length === 2)) {
    const columns = categoriesOf(axes[1]!).length;
    const counted = rowsOf(countedOf(cellsOf(clients, axes)), columns);
    const [rows, bottom] = axes.map((axis) => margin.get(axis)!) as [number[], number[]];
    const { values, reach } = await roundTable(draws, measure, counted, rows, bottom);
    to.set(nameOf(axes), cells(values.flat(), reach));
  }
}

/** Persons of one period under controlled rounding, as the hub publishes them. */
export const controlledRounding: Publisher = {
  name: 'controlled rounding, persons',
  async publish(clients, secret) {
    const draws = new Draws(secret);
    const { total, of } = margins(draws, clients);
    const published: Published = new Map([['', cells([total], adjacentReach)]]);
    for (const [dimension, values] of of) published.set(dimension, cells(values, adjacentReach));
    await addTables(draws, clients, of, published);
    return standing(personTables, published);
  },
};

/** A flow under controlled rounding: the year is the sum of its half-years, as they were published. */
export const controlledFlow: Publisher = {
  name: 'controlled rounding, flow of two half-years',
  async publish(clients, secret) {
    const draws = new Draws(secret);
    const halves = categoriesOf('half').map((half) =>
      margins(
        draws,
        clients.filter(({ values }) => values.half === half),
      ),
    );
    const [first, second] = halves as [(typeof halves)[0], (typeof halves)[0]];
    const year = dimensions.map((name) => [name, add(first.of.get(name)!, second.of.get(name)!)] as const);
    const published: Published = new Map([
      ['half', cells([first.total, second.total], adjacentReach)],
      ['', cells([first.total + second.total], reachOfSum(2))],
    ]);
    for (const name of dimensions)
      published.set(
        nameOf(['half', name]),
        cells([...first.of.get(name)!, ...second.of.get(name)!], adjacentReach),
      );
    for (const [name, values] of year) published.set(name, cells(values, reachOfSum(2)));
    await addTables(draws, clients, new Map(year), published);
    return standing(flowTables, published);
  },
};
