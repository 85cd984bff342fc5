import { breachOf, isSmall, type Interval } from '../../../../src/disclosure/counts/rule-p';
import { countsIn } from '../clients';
import type { Figure } from '../report';
import type { Person } from './people';
import { registeredIn } from './people';
import { halves, quarters, questionsOf, readPeriod, year, type ReadTable } from './published';
import type { Ask } from '../../../setup/test-hub';

/** Persons of a whole period and of its two parts: who counts in a part counts in the whole, and nobody else does. */
const nests: ReadonlyArray<readonly [whole: string, parts: readonly [string, string]]> = [
  [year, halves],
  [halves[0], [quarters[0], quarters[1]]],
  [halves[1], [quarters[2], quarters[3]]],
];

const kindOf = (period: string) =>
  period === year ? 'YEAR' : period.includes('H') ? 'HALF_YEAR' : 'QUARTER';

/** What each says of the others where persons are counted in periods that lie within one another. */
export async function nestedPeriods(ask: Ask, measure: string, people: readonly Person[]): Promise<Figure> {
  const tables = new Map<string, ReadTable[]>();
  for (const period of [year, ...halves, ...quarters])
    tables.set(period, await readPeriod(ask, questionsOf(measure, kindOf(period), period)));
  let [small, breaches] = [0, 0];
  for (const [whole, parts] of nests)
    for (const table of tables.get(whole)!) {
      const inside = parts.map((part) => alike(tables.get(part)!, table));
      if (inside.some((part) => !part)) continue;
      const shown = [table, ...inside.map((part) => part!)];
      const counts = [whole, ...parts].map((period) => countsIn(registeredIn(people, period), table));
      table.cells.forEach((_, cell) =>
        concluded(shown.map(({ cells }) => cells[cell]!)).forEach((interval, place) => {
          if (!isSmall(counts[place]![cell]!)) return;
          small += 1;
          breaches += Number(breachOf(interval) !== null);
        }),
      );
    }
  return {
    attack: 'persons of a year, its halves and their quarters side by side',
    ...{ publisher: 'the API, persons', over: `N = ${people.length}, ${small} small counts` },
    figure: `${breaches} break rule P`,
    rule: 'none breaks rule P',
    passed: breaches === 0,
  };
}

const alike = (tables: readonly ReadTable[], { axes, categories }: ReadTable): ReadTable | undefined =>
  tables.find(
    (table) =>
      table.axes.join() === axes.join() && JSON.stringify(table.categories) === JSON.stringify(categories),
  );

/** No part is more than the whole, and the whole no more than both together. */
function concluded([whole, first, second]: readonly Interval[]): Interval[] {
  const [all, one, other] = [whole!, first!, second!];
  return [
    {
      lower: Math.max(all.lower, one.lower, other.lower),
      upper: Math.min(all.upper, one.upper + other.upper),
    },
    { lower: Math.max(one.lower, all.lower - other.upper), upper: Math.min(one.upper, all.upper) },
    { lower: Math.max(other.lower, all.lower - one.upper), upper: Math.min(other.upper, all.upper) },
  ];
}
