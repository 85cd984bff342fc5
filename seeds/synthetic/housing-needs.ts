import * as factories from '../factories';
import type { TableRow } from '../insert';
import { daysAfter, halfYearAfter } from './days';
import type { Draw } from './random';

/** The rows of housing needs, by table. */
export interface NeedRows {
  needs: TableRow[];
  areas: TableRow[];
  exclusions: TableRow[];
}

/** The municipalities of the two housing markets; a home is sought in the market of somebody's origin. */
const markets = {
  DRECHTSTEDEN: ['GM0505', 'GM0642', 'GM0531', 'GM0482', 'GM0610', 'GM0590'],
  ALBLASSERWAARD: ['GM0512', 'GM0523', 'GM1978'],
} as const;

const dwellings = [
  ['INDEPENDENT_DWELLING', 6],
  ['TRANSITIONAL_HOUSING', 3],
  ['CLUSTERED_DWELLING', 1],
] as const;

/** Shares are a guess: mostly single people, as in the shelters; families on their own route. */
const households = [
  ['ONE', 85],
  ['TWO', 9],
  ['THREE_OR_FOUR', 5],
  ['FIVE_OR_MORE', 1],
] as const;
const families = [
  ['TWO', 30],
  ['THREE_OR_FOUR', 50],
  ['FIVE_OR_MORE', 20],
] as const;

type Household = (typeof households)[number][0];

const rooms: Record<Household, ReadonlyArray<readonly [number, number]>> = {
  ONE: [
    [1, 55],
    [2, 45],
  ],
  TWO: [
    [2, 70],
    [3, 30],
  ],
  THREE_OR_FOUR: [
    [3, 65],
    [4, 35],
  ],
  FIVE_OR_MORE: [
    [4, 50],
    [5, 50],
  ],
};

const accessibility = [
  ['NO_REQUIREMENT', 84],
  ['STEP_FREE', 7],
  ['WALKER', 5],
  ['WHEELCHAIR', 4],
] as const;

const rents = [
  ['UP_TO_QUALITY_LIMIT', 40],
  ['UP_TO_FIRST_CAP', 40],
  ['UP_TO_SECOND_CAP', 16],
  ['UP_TO_SOCIAL_LIMIT', 4],
] as const;

const schemes = [
  ['PRIORITY_SCHEME', 65],
  ['QUOTA_SCHEME', 25],
  ['HOUSING_FIRST', 10],
] as const;

const reasons = [
  ['HARMFUL_NETWORK', 4],
  ['SAFETY', 3],
  ['EARLIER_NUISANCE', 2],
  ['COURT_ORDER', 1],
  ['OWN_WISH', 1],
] as const;

/** A housing need, and where its home may stand. */
export interface Wish {
  need: TableRow;
  preferred: readonly string[];
  excluded: string | null;
}

/** Who needs a home as from which day, and whether it is still sought. */
export interface Seeker {
  trajectory: TableRow;
  day: string;
  open: boolean;
}

/** What a need says more is drawn by itself: however much it is, the same people are drawn. */
export interface NeedDraws {
  people: Draw;
  needs: Draw;
}

export function addNeed(
  rows: NeedRows,
  { people, needs }: NeedDraws,
  { trajectory, day, open }: Seeker,
): Wish {
  const origin = trajectory.municipality_id as string | null;
  const expected = halfYearAfter(day, people.whole(0, 2));
  const kind = people.weighted(dwellings);
  const need = factories.housingNeed(trajectory, {
    id: needs.uuid(),
    housing_market: marketOf(trajectory),
    expected_half_year: expected,
    expected_quarter: quarterIn(needs, expected, day),
    kind_of_dwelling: kind,
    ...homeOf(needs, trajectory.route === 'FAMILY'),
    ...guidanceOf(needs, day),
    scheme: needs.weighted(schemes),
    open,
  });
  rows.needs.push(need);
  return { need, ...addAreas(rows, needs, need, origin) };
}

/** The housing market of somebody's origin; the Drechtsteden where that is not known. */
export const marketOf = ({ municipality_id }: TableRow): keyof typeof markets =>
  (markets.ALBLASSERWAARD as readonly unknown[]).includes(municipality_id)
    ? 'ALBLASSERWAARD'
    : 'DRECHTSTEDEN';

function homeOf(draw: Draw, family: boolean) {
  const household = draw.weighted<Household>(family ? families : households);
  return {
    household_size: household,
    min_rooms: draw.weighted(rooms[household]),
    accessibility: draw.weighted(accessibility),
    rent_band: draw.weighted(rents),
  };
}

function guidanceOf(draw: Draw, day: string) {
  const arranged = draw.chance(0.7);
  const until = daysAfter(day, draw.whole(180, 720));
  return { guidance_arranged: arranged, guidance_until: arranged && draw.chance(0.8) ? until : null };
}

/** One of the two quarters of a half-year, that of the day at the earliest; not known of one in ten. */
function quarterIn(draw: Draw, halfYear: string, day: string): string | null {
  const [year, half] = halfYear.split('-H') as [string, string];
  const present = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const last = `${year}-Q${2 * Number(half)}`;
  const first = `${year}-Q${2 * Number(half) - 1}`;
  const drawn = draw.chance(0.5) ? first : last;
  return draw.chance(0.1) ? null : drawn < present ? last : drawn;
}

/**
 * Most want to stay where they come from, and many of whom that is not known in the largest municipality; some want another
 * or two, others any; some must avoid one.
 */
function addAreas(rows: NeedRows, draw: Draw, need: TableRow, origin: string | null): Omit<Wish, 'need'> {
  const there = markets[need.housing_market as keyof typeof markets] as readonly string[];
  const anyOf = (choices: readonly string[]) => choices[draw.whole(0, choices.length - 1)]!;
  const preferred = new Set<string>();
  if (draw.chance(0.7)) preferred.add(origin !== null && there.includes(origin) ? origin : there[0]!);
  if (draw.chance(0.15)) preferred.add(anyOf(there));
  for (const municipality_id of preferred) rows.areas.push(areaOf(draw, need, municipality_id, 'PREFERRED'));
  if (!draw.chance(0.08)) return { preferred: [...preferred], excluded: null };
  const avoided = areaOf(draw, need, anyOf(there.filter((id) => !preferred.has(id))), 'EXCLUDED');
  rows.areas.push(avoided);
  rows.exclusions.push(factories.housingExclusion(avoided, { reason: draw.weighted(reasons) }));
  return { preferred: [...preferred], excluded: String(avoided.municipality_id) };
}

const areaOf = (draw: Draw, need: TableRow, municipality_id: string, wish: string): TableRow =>
  factories.housingArea(need, { id: draw.uuid(), municipality_id, wish });
