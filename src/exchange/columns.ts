/** The columns of the state form, by what they say: the Dutch name of the template first, then other names that are read. */
export const columnNames = {
  facility: ['voorziening', 'facility'],
  name: ['naam', 'name'],
  date: ['datum', 'date'],
  regular: ['plekken_regulier', 'regular_places', 'places_regular'],
  reserve: ['plekken_reserve', 'reserve_places', 'places_reserve'],
  outOfUse: ['buiten_gebruik', 'out_of_use'],
  occupied: ['bezet', 'occupied'],
  reason: ['reden', 'reason'],
  note: ['toelichting', 'note'],
  version: ['versie', 'version'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type Column = keyof typeof columnNames;

export const columns = Object.keys(columnNames) as Column[];

/** The columns that hold a number of places or people. */
export const numberColumns = ['regular', 'reserve', 'outOfUse', 'occupied'] as const;
export type NumberColumn = (typeof numberColumns)[number];

/** The columns that say something to the hub; a name is for people. */
export type SayingColumn = Exclude<Column, 'name'>;

/** What a file calls its columns. */
export type Header = Partial<Record<Column, string>>;

/** What the template calls a column. */
export const templateName = (column: Column): string => columnNames[column][0];

const byName = new Map<string, Column>(
  columns.flatMap((column) => columnNames[column].map((name) => [name, column] as const)),
);

/** The column that a cell of the first row names, if it names one: capitals, spaces and dashes do not matter. */
export const columnOf = (cell: string): Column | undefined =>
  byName.get(
    cell
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replace(/[\s_.-]+/g, '_'),
  );
