import { membersOf } from '../../../../src/disclosure/counts/linked-tables';
import { measures } from '../../../../src/features/indicator/measures';
import { periodNamed } from '../../../../src/features/indicator/period';
import { byKey, type ShownTable } from '../../../../src/jobs/indicators/shown-table';
import type { TestHub } from '../../../setup/test-hub';
import { attackCounted, type Counting } from '../nested/attack';
import type { Shown } from '../nested/publish';
import type { Figure } from '../report';
import type { HubOfPeople } from './hub-of-people';
import { halves, quarters, questionsOf, readPeriod, year, type ReadTable } from './published';
import type { Asked } from './reading';

/** Measures that count some of the same people who leave: stays that end, exits, outflow, and who of these came back. */
export const family = ['LENGTH_OF_STAY_COMPLETED', 'PERMANENT_EXITS', 'OUTFLOW', 'RETURNS_180'];

const axes = ['MUNICIPALITY', 'PRODUCT', 'CATEGORY'];
const periods: ReadonlyArray<readonly [Asked['periodKind'], string]> = [
  ['YEAR', year],
  ...halves.map((half) => ['HALF_YEAR', half] as const),
  ...quarters.map((quarter) => ['QUARTER', quarter] as const),
];
const measureOf = (code: string) => measures.find((measure) => measure.code === code)!;

/** What the API tells of these measures in a year, its halves and quarters, by some dimensions. */
async function readFamily(hub: TestHub): Promise<Map<string, ReadTable[]>> {
  const ask = hub.as('dashboard', 'DASHBOARD');
  const read = new Map<string, ReadTable[]>();
  for (const code of family)
    for (const [kind, period] of periods) {
      const questions = questionsOf(code, kind, period).filter((asked) =>
        asked.axes.every((axis) => axes.includes(axis)),
      );
      read.set(`${code} ${period}`, await readPeriod(ask, questions));
    }
  return read;
}

const asShown = ({ axes: by, categories, cells }: ReadTable): ShownTable => ({
  ...{ axes: by as ShownTable['axes'], categories, status: 'PUBLISHED', reason: null },
  values: cells.map(({ value, upper }) => (upper === Infinity ? null : value)),
  reach: Math.max(...cells.map(({ value, upper }) => (upper === Infinity ? 0 : upper - value))),
});

/** Who counts in each, as the database says, with what is true of them. */
async function countingOf({ hub, people }: HubOfPeople, read: Map<string, ReadTable[]>): Promise<Counting> {
  const byKeyOf = new Map(people.map((person) => [person.key, person.values]));
  const units = new Map<string, Array<{ values: Record<string, string> }>>();
  for (const code of family)
    for (const [, period] of periods) {
      const { from, until } = periodNamed(period)!;
      const { rows } = await hub.database.owner.query<{ client: string; category: string; product: string }>(
        `select client_id as client, category, product_id as product
         from hub.${measureOf(code).function.replace('units_', 'raw_')}($1, $2, current_date) where measure = $3`,
        [from, until, code],
      );
      const counted = rows.map(({ client, category, product }) => ({
        values: { ...byKeyOf.get(client), CATEGORY: category, PRODUCT: product },
      }));
      units.set(`${code} ${period}`, counted);
    }
  const codesOf = (code: string, axis: string): string[] => {
    if (axis === 'CATEGORY') return Object.keys(measureOf(code).categories!);
    const tables = [...read.values()].flat();
    return (tables.find(({ axes: by }) => by.join() === axis)?.categories[0] ?? []).flatMap(membersOf);
  };
  return {
    categoriesOf: (code) => new Map(axes.map((axis) => [axis as never, codesOf(code, axis)])),
    unitsOf: (code, period) => units.get(`${code} ${period}`)!,
  };
}

/** Everything that these measures tell side by side, with all that is true of cells, periods and measures. */
export async function familyOverHttp(of: HubOfPeople): Promise<Figure> {
  const read = await readFamily(of.hub);
  const shown: Shown = new Map([...read].map(([key, tables]) => [key, byKey(tables.map(asShown))]));
  const { small, breaches } = await attackCounted(await countingOf(of, read), shown, family);
  return {
    attack: 'linear programming over stays that ended, exits, outflow and returns side by side',
    ...{ publisher: 'the API, people who left, by where they went', rule: 'none breaks rule P' },
    over: `N = ${of.people.filter(({ destination }) => destination).length}, ${small} small counts`,
    figure: `${breaches} break rule P`,
    passed: breaches === 0,
  };
}
