import { createHash } from 'node:crypto';
import type { Axis } from '../../../../src/features/indicator/catalogue';
import { measures, type Measure } from '../../../../src/features/indicator/measures';
import { periodNamed, type Period } from '../../../../src/features/indicator/period';
import { random } from '../clients';

/** A stay that ended: the exit of somebody, or a move. */
export interface Ended {
  key: string;
  person: string;
  /** Counted from 0, in a year. */
  quarter: number;
  values: Record<string, string>;
  isExit: boolean;
  destination: string;
  /** After so many days back in a facility. */
  backAfter: number;
}

/** Somebody in a facility, from and until some moment, in quarters of the year. */
export interface There {
  person: string;
  from: number;
  until: number;
  values: Record<string, string>;
  /** Of a second stay at the same time. */
  beside: Record<string, string> | null;
}

export interface World {
  ended: Ended[];
  there: There[];
  /** Where those who leave may go to. */
  destinations: readonly string[];
}

export interface Unit {
  key: string;
  quarter: number;
  values: Record<string, string>;
}

export const codes: Record<string, readonly string[]> = {
  MUNICIPALITY: ['GM0505', 'GM0590', 'ELSEWHERE'],
  PRODUCT: ['A', 'B'],
};
const reported = ['OWN_HOME', 'STREET', 'OTHER', 'DECEASED', 'UNKNOWN'];
/** Where some count as left for want of a sign. */
export const alsoInactive = [...reported, 'INACTIVE'];
const months = ['MONTHS_0_3', 'MONTHS_OVER_24'];

/** The measures of the hub that count some of the same people, by fewer dimensions. */
export const names = [
  ...['LENGTH_OF_STAY_COMPLETED', 'PERMANENT_EXITS', 'OUTFLOW', 'RETURNS_180', 'RETURNS_365', 'RETURNS_730'],
  ...['NIGHTS', 'INFLOW', 'LENGTH_OF_STAY_ONGOING', 'STOCK'],
];
export const measureOf = (code: string): Measure => ({
  ...measures.find((measure) => measure.code === code)!,
  dimensions: ['MUNICIPALITY', 'PRODUCT'],
});

export const categoriesOf = (
  code: string,
  { destinations }: Pick<World, 'destinations'>,
): ReadonlyMap<Axis, readonly string[]> => {
  const known = measureOf(code).categories;
  const own =
    code === 'OUTFLOW' ? destinations : code.startsWith('LENGTH') ? months : Object.keys(known ?? {});
  return new Map<Axis, readonly string[]>([
    ['MUNICIPALITY', codes.MUNICIPALITY!],
    ['PRODUCT', codes.PRODUCT!],
    ...(known ? [['CATEGORY', own] as const] : []),
  ]);
};

const pick = <T>(all: readonly T[], draw: () => number): T => all[Math.floor(all.length * draw() ** 1.5)]!;
const valuesBy = (draw: () => number): Record<string, string> => ({
  MUNICIPALITY: pick(codes.MUNICIPALITY!, draw),
  PRODUCT: pick(codes.PRODUCT!, draw),
});

/** Made-up people: some leave twice in the year, some stays that end are moves. */
export function worldOf(seed: string, size: number, destinations = reported): World {
  const draw = random(seed);
  const ended = Array.from({ length: size }, (_, place): Ended => ({
    ...{ key: `${seed}/${place}`, person: `${seed}/${Math.floor(place * (0.8 + 0.2 * draw()))}` },
    ...{ quarter: Math.floor(4 * draw()), values: valuesBy(draw), isExit: draw() < 0.8 },
    ...{ destination: pick(destinations, draw), backAfter: pick([100, 10_000, 300, 600], draw) },
  }));
  const there = Array.from({ length: size }, (_, place): There => {
    const from = -1 + 5 * draw();
    const values = valuesBy(draw);
    const person = `${seed}/there/${place}`;
    return {
      person,
      from,
      until: from + 3 * draw() ** 2,
      values,
      beside: draw() < 0.2 ? valuesBy(draw) : null,
    };
  });
  return { ended, there, destinations };
}

/** From where to where a period goes, in quarters of the year. */
export function boundsOfPeriod(id: string): [from: number, until: number] {
  const period = periodNamed(id)!;
  const month = (day: string) => Number(day.slice(5, 7)) - 1;
  const from = month(period.from) / 3;
  return [from, from + { YEAR: 4, HALF_YEAR: 2, QUARTER: 1 }[period.kind]];
}

const permanence = (destination: string): string =>
  destination === 'OWN_HOME'
    ? 'DURABLE_HOME'
    : ['UNKNOWN', 'INACTIVE'].includes(destination)
      ? 'UNKNOWN'
      : 'ELSEWHERE';

const withCategory = ({ key, quarter, values }: Ended, category: string): Unit => ({
  ...{ key, quarter, values: { ...values, CATEGORY: category } },
});

function unitsOfEnded(code: string, ended: readonly Ended[]): Unit[] {
  const exits = ended.filter(({ isExit }) => isExit);
  if (code === 'LENGTH_OF_STAY_COMPLETED')
    return ended.map((stay) => withCategory(stay, months[stay.backAfter % 3 === 0 ? 0 : 1]!));
  if (code === 'PERMANENT_EXITS')
    return exits
      .filter(({ destination }) => destination !== 'DECEASED')
      .map((exit) => withCategory(exit, permanence(exit.destination)));
  if (code === 'OUTFLOW') {
    const sorted = [...exits].sort((a, b) => a.quarter - b.quarter || a.key.localeCompare(b.key));
    const last = new Map(sorted.map((exit) => [exit.person, exit]));
    return [...last.values()].map((exit) => ({ ...withCategory(exit, exit.destination), key: exit.person }));
  }
  const days = Number(code.split('_')[1]);
  return exits
    .filter(({ destination }) => destination === 'OWN_HOME')
    .map((exit) => withCategory(exit, exit.backAfter <= days ? 'RETURNED' : 'NOT_RETURNED'));
}

function unitsOfThere(code: string, there: readonly There[], [from, until]: [number, number]): Unit[] {
  const isThere = (one: There) => one.from < until && one.until >= until;
  const units = (all: readonly There[], category: string): Unit[] =>
    all.map(({ person, values }) => ({ key: person, quarter: 0, values: { ...values, CATEGORY: category } }));
  if (code === 'STOCK') return units(there.filter(isThere), '');
  if (code === 'INFLOW')
    return units(
      there.filter((one) => one.from >= from && one.from < until),
      'FIRST_TIME',
    );
  if (code === 'NIGHTS')
    // The last stay is another one for some.
    return units(
      there
        .filter((one) => one.from < until && one.until > from)
        .map((one) => ({ ...one, values: one.beside ?? one.values })),
      'NIGHTS_1_7',
    );
  return [
    ...units(there.filter(isThere), months[0]!),
    ...units(
      there
        .filter((one) => isThere(one) && one.beside)
        .map((one) => ({ ...one, person: `${one.person}/2`, values: one.beside! })),
      months[1]!,
    ),
  ];
}

/** What a measure counts in a period. */
export function unitsOf(world: World, code: string, period: string): Unit[] {
  const [from, until] = boundsOfPeriod(period);
  if (names.indexOf(code) > 5) return unitsOfThere(code, world.there, [from, until]);
  return unitsOfEnded(
    code,
    world.ended.filter(({ quarter }) => quarter >= from && quarter < until),
  );
}

export const recordOf = (key: string): bigint => createHash('sha256').update(key).digest().readBigUInt64BE();

export const partOf = ({ quarter }: Unit, parts: readonly Period[]): string =>
  parts.find(({ id }) => {
    const [from, until] = boundsOfPeriod(id);
    return quarter >= from && quarter < until;
  })!.id;
