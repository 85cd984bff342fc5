import { tablesOf } from '../../../../src/features/indicator/catalogue';
import { measures } from '../../../../src/features/indicator/measures';
import type { Ask } from '../../../setup/test-hub';
import type { Cell, Publisher, Taken } from '../publisher';
import { readTable, unknownCell, type Asked } from './reading';

/** A table as it was read, with the questions that were asked: one, or one for each row. */
export interface ReadTable extends Taken {
  from: readonly Asked[];
}

const measureOf = (code: string) => measures.find((measure) => measure.code === code)!;

/** Every question that the catalogue has for a measure in a period. */
export const questionsOf = (measure: string, periodKind: Asked['periodKind'], period: string): Asked[] =>
  tablesOf(measureOf(measure), periodKind).map((axes) => ({ measure, periodKind, period, axes }));

/** All tables of a measure in a period that are not withheld. */
export async function readPeriod(ask: Ask, questions: readonly Asked[]): Promise<ReadTable[]> {
  const margins = new Map<string, Taken>();
  const read: ReadTable[] = [];
  for (const asked of questions) {
    const table = await readTable(ask, asked, margins);
    if (!table) continue;
    margins.set(table.axes.join(), table);
    read.push({ ...table, from: [asked] });
  }
  return read;
}

export const year = '2025';
export const halves = ['2025-H1', '2025-H2'] as const;
export const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'] as const;
/** The halves as what they are made of, which links them with the quarters. */
const halvesOfQuarters = ['2025-Q1+2025-Q2', '2025-Q3+2025-Q4'];

/** A flow: the year, beside it its halves, and its quarters. */
export async function readFlow(ask: Ask, measure: string): Promise<ReadTable[]> {
  const ofYear = await readPeriod(ask, questionsOf(measure, 'YEAR', year));
  const [first, second] = await Promise.all(
    halves.map((half) => readPeriod(ask, questionsOf(measure, 'HALF_YEAR', half))),
  );
  const beside = first!.flatMap((one) => {
    const other = second!.find(({ axes }) => axes.join() === one.axes.join());
    return other ? stacked(halvesOfQuarters, [one, other]) : [];
  });
  const totals = await Promise.all(
    quarters.map(async (quarter) => (await readPeriod(ask, questionsOf(measure, 'QUARTER', quarter)))[0]!),
  );
  return [...ofYear, ...beside, ...stacked([...quarters], totals)];
}

/** Tables of parts of a period as one, where they have the same categories; one by one where they do not. */
function stacked(names: string[], parts: readonly ReadTable[]): ReadTable[] {
  const [first] = parts as [ReadTable];
  const alike = parts.every(
    ({ categories }) => JSON.stringify(categories) === JSON.stringify(first.categories),
  );
  const rowsOf = (shown: ReadonlySet<ReadTable>, shape: ReadTable): ReadTable => ({
    axes: ['PART', ...shape.axes],
    categories: [names, ...shape.categories],
    cells: parts.flatMap((part): Cell[] =>
      shown.has(part) ? part.cells : shape.cells.map(() => unknownCell),
    ),
    from: parts.flatMap(({ from }) => from),
  });
  return alike ? [rowsOf(new Set(parts), first)] : parts.map((part) => rowsOf(new Set([part]), part));
}

/** Persons: who registered in a half-year among those of the year. `WHEN` says in which halves somebody did. */
export async function readPersons(ask: Ask, measure: string): Promise<ReadTable[]> {
  const ofYear = await readPeriod(ask, questionsOf(measure, 'YEAR', year));
  const of = async (half: string, these: string, others: string): Promise<ReadTable[]> =>
    (await readPeriod(ask, questionsOf(measure, 'HALF_YEAR', half))).map((table) => ({
      axes: ['WHEN', ...table.axes],
      categories: [[these, others], ...table.categories],
      cells: [...table.cells, ...table.cells.map(() => unknownCell)],
      from: table.from,
    }));
  return [
    ...ofYear,
    ...(await of(halves[0], 'FIRST+BOTH', 'SECOND')),
    ...(await of(halves[1], 'SECOND+BOTH', 'FIRST')),
  ];
}

/** What was read, for attacks on tables: it stands still, whoever asks. */
export function asRead(name: string, read: readonly ReadTable[]): Publisher {
  const at = new Map(read.map((table) => [table.axes, table]));
  return {
    name,
    publish: async () => ({
      tables: read.map(({ axes }) => axes),
      ask: async (axes) => at.get(axes)!.cells,
      categories: (axes) => at.get(axes)!.categories.map((names) => [...names]),
      register: async () => undefined,
    }),
  };
}
