import { categoriesOf, dimensions, type Client } from './clients';

/** What an answer says of a cell. */
export interface Cell {
  value: number;
  lower: number;
  upper: number;
  /** Of people whom the attacker knows anyway. */
  isKnown?: boolean;
}

/** What can be asked once a period is published. */
export interface Publication {
  /** The dimensions of every table that exists. */
  tables: ReadonlyArray<readonly string[]>;
  /** The cells of a table, row by row, as this caller gets them. */
  ask(axes: readonly string[], asker: string): Promise<Cell[]>;
  /** The categories of a table, where they are not those of every table. */
  categories?(axes: readonly string[]): string[][];
  /** The mean of something (such as days) in every cell of a table, where that is said. */
  means?(axes: readonly string[]): Promise<Array<number | null>>;
  /** Somebody is registered after the period closed. */
  register(client: Client): Promise<void>;
}

/** What is attacked: something that publishes counts of clients. Another secret makes other draws. */
export interface Publisher {
  name: string;
  publish(clients: readonly Client[], secret: string): Promise<Publication>;
}

/** A table of a publication in the hands of an attacker. */
export interface Taken {
  axes: readonly string[];
  categories: string[][];
  cells: Cell[];
}

const pairs = dimensions.flatMap((first, place) =>
  dimensions.slice(place + 1).map((second) => [first, second]),
);

/** Persons of a period: total, every dimension, every two of them. */
export const personTables: string[][] = [[], ...dimensions.map((dimension) => [dimension]), ...pairs];
/** A flow: half-years by one dimension, and the year made of them by two. */
export const flowTables: string[][] = [
  ['half'],
  ...dimensions.map((dimension) => ['half', dimension]),
  ...personTables,
];

/** Everything that is published. */
export const takeAll = (publication: Publication, asker = 'DASHBOARD'): Promise<Taken[]> =>
  Promise.all(
    publication.tables.map(async (axes) => ({
      ...{ axes, cells: await publication.ask(axes, asker) },
      categories: publication.categories?.(axes) ?? axes.map(categoriesOf),
    })),
  );
