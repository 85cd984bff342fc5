import type { ListedAlike } from './fitting.repository';
import { judge, fittingRules, type Home, type FittingRuleData, type Sought } from './fitting.rules';

const classes: Record<string, { least: number; most: number }> = {
  ONE_OR_TWO: { least: 1, most: 2 },
  THREE_OR_MORE: { least: 3, most: 9 },
};

/** What records of a list ask, as far as they show it. */
export function toSought(record: ListedAlike, housingMarket: string): Sought {
  const { withheld, municipality, kindOfDwelling, accessibility } = record;
  const shown = <T>(field: string, value: T): T | undefined => (withheld.includes(field) ? undefined : value);
  return {
    housingMarket,
    preferred: shown('municipality', municipality === null ? [] : [municipality]),
    kindOfDwelling: shown('kindOfDwelling', kindOfDwelling ?? undefined),
    rooms: roomsOf(record),
    accessibility: shown('accessibility', accessibility),
    periods: periodsOf(record),
  };
}

function roomsOf({ withheld, rooms, roomsClass }: ListedAlike): Sought['rooms'] {
  if (rooms !== null) return { least: rooms, most: rooms };
  if (roomsClass !== null) return classes[roomsClass];
  return withheld.includes('roomsClass') ? undefined : null;
}

/** Every period that it may be; where nothing of it is shown there is none, so that nobody can tell. */
function periodsOf({ withheld, year, halfYear, quarter }: ListedAlike): string[] {
  if (quarter) return [quarter];
  const halves = halfYear ? [halfYear] : year ? [`${year}-H1`, `${year}-H2`] : [];
  return withheld.includes('quarter') ? halves.flatMap((half) => [half, ...quartersOf(half)]) : halves;
}

const quartersOf = (half: string): string[] =>
  (half.endsWith('H1') ? ['Q1', 'Q2'] : ['Q3', 'Q4']).map((quarter) => `${half.slice(0, 5)}${quarter}`);

export interface Listed {
  fitting: number;
  maybe: number;
  unfit: number;
  reasons: Array<{ rule: FittingRuleData; candidates: number }>;
}

const rulesOfList = fittingRules.filter(({ inList }) => inList);

/** How many records of a list need such a home, and by which rules the others do not. */
export function countListed(records: readonly ListedAlike[], home: Home): Listed {
  const listed = { fitting: 0, maybe: 0, unfit: 0 };
  const byRule = new Map<FittingRuleData, number>();
  for (const record of records) {
    const { broken, notShown } = judge(toSought(record, home.housingMarket), home, rulesOfList);
    const verdict = broken.length > 0 ? 'unfit' : notShown.length > 0 ? 'maybe' : 'fitting';
    listed[verdict] += record.candidates;
    for (const rule of broken) byRule.set(rule, (byRule.get(rule) ?? 0) + record.candidates);
  }
  const reasons = [...byRule].map(([rule, candidates]) => ({ rule, candidates }));
  return { ...listed, reasons: reasons.sort((a, b) => b.candidates - a.candidates) };
}
