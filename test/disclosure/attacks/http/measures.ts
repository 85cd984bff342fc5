import { breachOf, isSmall, type Interval } from '../../../../src/disclosure/counts/rule-p';
import type { Ask } from '../../../setup/test-hub';
import { countsIn, type Client } from '../clients';
import type { Figure } from '../report';
import { questionsOf, readPeriod, type ReadTable } from './published';
import type { Asked } from './reading';

/** Persons beside what they are counted by: nobody is registered without a registration. */
export interface Held {
  persons: string;
  events: string;
  periodKind: Asked['periodKind'];
  period: string;
  /** Whom each counts. */
  counted: { persons: readonly Client[]; events: readonly Client[] };
}

/** Two measures of which one holds the other, side by side: no count of persons is more than that of their registrations. */
export async function measuresBeside(ask: Ask, held: Held): Promise<Figure> {
  const { persons, events, periodKind, period, counted } = held;
  const [inner, outer] = await Promise.all(
    [persons, events].map((measure) => readPeriod(ask, questionsOf(measure, periodKind, period))),
  );
  let [small, breaches] = [0, 0];
  const judge = (count: number, interval: Interval): void => {
    if (!isSmall(count)) return;
    small += 1;
    breaches += Number(breachOf(interval) !== null);
  };
  for (const table of inner!) {
    const other = outer!.find((each) => isAlike(each, table));
    if (!other) continue;
    const [of, around] = [countsIn(counted.persons, table), countsIn(counted.events, table)];
    table.cells.forEach((cell, place) => {
      const beside = other.cells[place]!;
      judge(of[place]!, { lower: cell.lower, upper: Math.min(cell.upper, beside.upper) });
      judge(around[place]!, { lower: Math.max(cell.lower, beside.lower), upper: beside.upper });
    });
  }
  return {
    attack: `registrations of ${period} beside the persons registered`,
    ...{ publisher: 'the API, persons', over: `${counted.persons.length} persons, ${small} small counts` },
    figure: `${breaches} break rule P`,
    rule: 'none breaks rule P',
    passed: breaches === 0,
  };
}

const isAlike = (one: ReadTable, other: ReadTable): boolean =>
  one.axes.join() === other.axes.join() &&
  JSON.stringify(one.categories) === JSON.stringify(other.categories);
