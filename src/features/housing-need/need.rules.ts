/** Where a client would like to live or cannot live. */
export interface Area {
  municipalityId: string;
  wish: 'PREFERRED' | 'EXCLUDED';
  /** Why a municipality is excluded; null when that is not known. */
  reason: string | null;
}

/** A housing need as somebody says it: null is not known. */
export interface GivenNeed {
  housingMarket: string;
  /** A quarter or a half-year. */
  expectedPeriod: string;
  kindOfDwelling: string;
  minRooms: number | null;
  householdSize: string | null;
  accessibility: string | null;
  rentBand: string | null;
  guidanceArranged: boolean | null;
  /** `YYYY-MM-DD`. */
  guidanceUntil: string | null;
  scheme: string | null;
  areas: readonly Area[];
}

export interface NeedProblem {
  code:
    | 'PERIOD_UNKNOWN'
    | 'PERIOD_PASSED'
    | 'PERIOD_TOO_FAR'
    | 'ROOMS_OUT_OF_RANGE'
    | 'GUIDANCE_NOT_ARRANGED'
    | 'MUNICIPALITY_NOT_FOUND'
    | 'AREA_OUTSIDE_MARKET'
    | 'AREA_TWICE'
    | 'NOWHERE_LEFT';
  field: string;
  values?: Record<string, string | number>;
}

interface Against {
  /** `YYYY-MM-DD`. */
  today: string;
  /** The housing market of every municipality of the region. */
  markets: ReadonlyMap<string, string>;
}

/** As the check on the column says. */
export const roomsRange = { minimum: 1, maximum: 9 };

const yearsAhead = 5;

/** All that is wrong with a need, whatever was recorded before. */
export const problemsOf = (need: GivenNeed, against: Against): NeedProblem[] => [
  ...periodProblems(need, against),
  ...roomProblems(need),
  ...(need.guidanceUntil !== null && need.guidanceArranged !== true
    ? [{ code: 'GUIDANCE_NOT_ARRANGED' as const, field: 'guidanceUntil' }]
    : []),
  ...areaProblems(need, against),
];

const periods = /^(\d{4})-(?:H([12])|Q([1-4]))$/;

/** The half-year of a period, its quarter where it is one, and its last day; null for what is no period. */
export function readPeriod(
  text: string,
): { halfYear: string; quarter: string | null; year: number; lastDay: string } | null {
  const [, year, half, quarter] = periods.exec(text) ?? [];
  if (!year) return null;
  const inHalf = half ?? (Number(quarter) <= 2 ? '1' : '2');
  const lastMonth = quarter ? Number(quarter) * 3 : Number(half) * 6;
  // March and December have 31 days, June and September 30.
  const lastDay = `${year}-${String(lastMonth).padStart(2, '0')}-${lastMonth % 9 === 3 ? 31 : 30}`;
  return { halfYear: `${year}-H${inHalf}`, quarter: quarter ? text : null, year: Number(year), lastDay };
}

function periodProblems({ expectedPeriod }: GivenNeed, { today }: Against): NeedProblem[] {
  const field = 'expectedPeriod';
  const period = readPeriod(expectedPeriod);
  if (!period) return [{ code: 'PERIOD_UNKNOWN', field }];
  if (period.lastDay < today) return [{ code: 'PERIOD_PASSED', field, values: { today } }];
  const last = Number(today.slice(0, 4)) + yearsAhead;
  return period.year > last ? [{ code: 'PERIOD_TOO_FAR', field, values: { last } }] : [];
}

function roomProblems({ minRooms }: GivenNeed): NeedProblem[] {
  const { minimum, maximum } = roomsRange;
  return minRooms === null || (minRooms >= minimum && minRooms <= maximum)
    ? []
    : [{ code: 'ROOMS_OUT_OF_RANGE', field: 'minRooms', values: roomsRange }];
}

function areaProblems({ areas, housingMarket }: GivenNeed, { markets }: Against): NeedProblem[] {
  const seen = new Set<string>();
  const problems = areas.flatMap(({ municipalityId, wish }): NeedProblem[] => {
    const field = wish === 'PREFERRED' ? 'preferred' : 'excluded';
    const market = markets.get(municipalityId);
    const values = { municipality: municipalityId };
    if (!market) return [{ code: 'MUNICIPALITY_NOT_FOUND', field }];
    if (market !== housingMarket) return [{ code: 'AREA_OUTSIDE_MARKET', field, values }];
    if (seen.has(municipalityId)) return [{ code: 'AREA_TWICE', field, values }];
    seen.add(municipalityId);
    return [];
  });
  const excluded = new Set(
    areas.filter(({ wish }) => wish === 'EXCLUDED').map(({ municipalityId }) => municipalityId),
  );
  const left = [...markets].some(([id, market]) => market === housingMarket && !excluded.has(id));
  return problems.length > 0 || left ? problems : [{ code: 'NOWHERE_LEFT', field: 'excluded' }];
}
