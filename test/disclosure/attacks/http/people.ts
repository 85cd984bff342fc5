import { randomUUID } from 'node:crypto';
import { random, type Client } from '../clients';

/** Somebody made up, as the hub is told of them: what is true of them by the axes of published tables, and when. */
export interface Person extends Client {
  /** Days of registration. */
  registered: string[];
  facility: string;
  /** When they stay there; null where they do not. */
  stay: { from: string; until: string | null } | null;
  /** Where they went, of those who left. */
  destination?: string;
  /** When some of these came back. */
  back?: string | null;
}

type Shares = ReadonlyArray<readonly [code: string, share: number]>;

/** Codes of the region, with shares that leave many small counts. */
export interface Region {
  MUNICIPALITY: Shares;
  PROVIDER: Shares;
  /** A facility of each product. */
  facilities: ReadonlyArray<readonly [product: string, facility: string]>;
}

const targetGroups: Shares = [
  ['PSYCHIATRY_OR_ADDICTION', 30],
  ['NEWLY_HOMELESS', 28],
  ['YOUNG_PEOPLE', 14],
  ['FAMILIES', 9],
  ['LIGHT_PROBLEMS', 6],
  ['VERY_COMPLEX_PROBLEMS', 4],
  ['FROM_PRISON', 3],
  ['UNKNOWN', 6],
];

const ageBands: Shares = [
  ['UNDER_18', 2],
  ['FROM_18_TO_22', 14],
  ['FROM_23_TO_26', 15],
  ['FROM_27_TO_64', 62],
  ['FROM_65', 4],
  ['UNKNOWN', 3],
];

/** Several may be true of one person. */
const causes: Shares = [
  ['RENT_ARREARS_OR_DEBT', 0.35],
  ['BREAKUP', 0.3],
  ['NO_MOTIVATION_FOR_CARE', 0.05],
  ['NUISANCE', 0.1],
  ['AFTER_DETENTION', 0.08],
  ['RETURN_FROM_ABROAD', 0.03],
  ['OTHER', 0.15],
  ['CANNABIS_EVICTION', 0.02],
];

function pick(options: Shares, draw: () => number): string {
  let left = draw() * options.reduce((sum, [, share]) => sum + share, 0);
  return (options.find(([, share]) => (left -= share) < 0) ?? options[0]!)[0];
}

/** How a made-up population comes into the hub. */
export interface Making {
  region: Region;
  draw: () => number;
}

function somebody({ region, draw }: Making): Pick<Person, 'key' | 'values' | 'facility'> {
  const places = region.facilities;
  const [product, facility] = places[Math.floor(draw() ** 2 * places.length)]!;
  const values: Record<string, string> = {
    MUNICIPALITY: pick(region.MUNICIPALITY, draw),
    PROVIDER: pick(region.PROVIDER, draw),
    TARGET_GROUP: pick(targetGroups, draw),
    AGE_BAND: pick(ageBands, draw),
    PRODUCT: product,
  };
  for (const [cause, chance] of causes) values[`CAUSE:${cause}`] = draw() < chance ? 'YES' : 'NO';
  return { key: randomUUID(), values, facility };
}

const dayIn = (half: 1 | 2, draw: () => number): string => {
  const month = 1 + Math.floor(6 * draw()) + (half === 2 ? 6 : 0);
  const day = 1 + Math.floor(28 * draw());
  return `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** Who registered in 2025: in one half of it, or some of them in both. */
export function newcomer(making: Making): Person {
  const { draw } = making;
  const half = draw() < 0.5 ? 1 : 2;
  const registered = [dayIn(half, draw)];
  if (draw() < 0.3) registered.push(dayIn(half === 1 ? 2 : 1, draw));
  return { ...somebody(making), registered: registered.sort(), stay: null };
}

const destinations: Shares = [
  ['OWN_HOME', 30],
  ['SUPPORTED_AT_HOME', 16],
  ['FAMILY_OR_FRIENDS', 14],
  ['SHELTERED_HOUSING', 10],
  ['UNKNOWN', 9],
  ['STREET', 7],
  ['CARE_INSTITUTION', 5],
  ['DETENTION', 4],
  ['DECEASED', 2],
  ['TRANSFERRED_OUT', 2],
  ['ABROAD', 1],
];

/** Who came in 2024 and left in 2025, once; some came back after some months. */
export function leaver(making: Making): Person {
  const { draw } = making;
  const from = `2024-${dayIn(2, draw).slice(5)}`;
  const until = dayIn(draw() < 0.5 ? 1 : 2, draw);
  const destination = pick(destinations, draw);
  const back = destination === 'OWN_HOME' && draw() < 0.3 ? `2026-0${1 + Math.floor(4 * draw())}-15` : null;
  const one = somebody(making);
  const values = { ...one.values, CATEGORY: destination, WHEN: until < '2025-07' ? 'FIRST' : 'SECOND' };
  return { ...one, values, registered: [from], stay: { from, until }, destination, back };
}

export const leavers = (size: number, seed: string, region: Region): Person[] => {
  const making = { region, draw: random(seed) };
  return Array.from({ length: size }, () => leaver(making));
};

/** The days after the ends of eight half-years. */
export const ends = [2023, 2024, 2025, 2026].flatMap((year) => [`${year}-01-01`, `${year}-07-01`]);

/** A stock of so many at the end of each of eight half-years, of whom a share leaves in each, for others to come. */
export function stockOf(size: number, renewed: number, making: Making): Person[] {
  const arriving = (from: string): Person => ({
    ...somebody(making),
    ...{ registered: [from], stay: { from, until: null } },
  });
  const all = Array.from({ length: size }, () => arriving('2022-07-01'));
  for (const end of ends.slice(0, -1)) {
    const there = all.filter(({ stay }) => stay!.until === null);
    const day = `${end.slice(0, 8)}15`;
    for (const leaving of there.slice(0, Math.round(renewed * size))) {
      leaving.stay!.until = day;
      all.push(arriving(day));
    }
  }
  return all;
}

export const thereAt = (all: readonly Person[], end: string): Person[] =>
  all.filter(({ stay }) => stay && stay.from < end && (stay.until === null || stay.until >= end));

export const newcomers = (size: number, seed: string, region: Region): Person[] => {
  const making = { region, draw: random(seed) };
  return Array.from({ length: size }, () => newcomer(making));
};

const quarterOf = (day: string): string => `2025-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** What a flow counts in a period: every registration, in its quarter. */
export const registrationsIn = (all: readonly Person[], period: string): Client[] =>
  all.flatMap(({ key, values, registered }) =>
    registered.flatMap((day, place) =>
      lies(day, period) ? [{ key: `${key}/${place}`, values: { ...values, PART: quarterOf(day) } }] : [],
    ),
  );

export const registrationsOf = (all: readonly Person[]): Client[] => registrationsIn(all, '2025');

/** Who registered in the year, and in which halves of it. */
export const personsOf = (all: readonly Person[]): Client[] =>
  registeredIn(all, '2025').map(({ key, values, registered }) => {
    const [first, second] = ['2025-H1', '2025-H2'].map((half) => registered.some((day) => lies(day, half)));
    return { key, values: { ...values, WHEN: first && second ? 'BOTH' : first ? 'FIRST' : 'SECOND' } };
  });

/** Who registered in a period, such as 2025, 2025-H1 or 2025-Q1. */
export const registeredIn = (all: readonly Person[], period: string): Person[] =>
  all.filter(({ registered }) => registered.some((day) => lies(day, period)));

function lies(day: string, period: string): boolean {
  if (!day.startsWith('2025')) return false;
  const quarter = quarterOf(day);
  const half = Number(quarter.slice(-1)) > 2 ? '2025-H2' : '2025-H1';
  return [quarter, half, '2025'].includes(period);
}
