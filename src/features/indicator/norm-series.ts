import type { Transaction } from '../../database/unit-of-work';
import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Derived, Figures, NormSeries, Point, Question, Series, ShownCategory } from './figures';

/** Six weeks and three months are for everybody, so that the norm of their share is all. */
const leastShares: Readonly<Record<string, number>> = {
  TRIAGE_WITHIN_SIX_WEEKS: 1,
  SHELTER_WITHIN_THREE_MONTHS: 1,
};

/** How many homes were agreed under a scheme in a year; of the region where no municipality is named. */
export interface Agreed {
  scheme: string;
  municipality: string | null;
  year: string;
  agreed: number;
}

/** What documents and the central municipality agreed on homes: public facts. None of what is agreed on nothing. */
export async function readAgreed(
  { query }: Transaction,
  { measure, kind }: Question,
  periods: readonly string[],
): Promise<Agreed[]> {
  if (measure.code !== 'HOMES' || kind !== 'YEAR') return [];
  return query<Agreed>(
    `select scheme, municipality_id as municipality, year::text, agreed from hub.quota
     where year::text = any ($1) and not synthetic order by year`,
    [periods],
  );
}

/** The figures beside what was agreed; none where nothing was, or where it was agreed for something else. */
export function normSeriesOf({
  question,
  derived,
  regionDerived,
  series,
  region,
  releases,
  agreed,
}: Pick<Figures, 'question' | 'derived' | 'regionDerived' | 'series' | 'region' | 'releases'> & {
  agreed: readonly Agreed[];
}): NormSeries[] {
  const least = leastShares[question.measure.code];
  const beside =
    least !== undefined
      ? [...regionDerived, ...derived].filter(({ kind }) => kind === 'SHARE').map(besideShare(least))
      : [...region, ...series].flatMap((line) => besideAgreed(line, agreed));
  const parts = releases.filter(({ dataBeginWithin }) => dataBeginWithin).map(({ period }) => period);
  return beside.map((line) => ({ ...line, points: line.points.map(openIn(parts)) }));
}

/** A period of which the hub may hold only part is not judged: what was agreed is of all of it. */
const openIn =
  (parts: readonly string[]) =>
  (point: NormSeries['points'][number]): NormSeries['points'][number] =>
    parts.includes(point.period) ? { ...point, difference: null, met: null } : point;

/** Counts are rounded: a share that is not all may be all but for the rounding. Below all it is missed for sure from 20 on. */
const besideShare =
  (least: number) =>
  ({ categories, points }: Derived): NormSeries => ({
    ...{ least, unit: 'SHARE', categories },
    points: points.map(({ period, value }) => ({
      ...{ period, value, difference: value === null ? null : value - least },
      met: value === null || value >= least ? null : false,
    })),
  });

/** A line of one scheme, in one municipality or the region, beside each number that was agreed for it, in the years of that number. */
function besideAgreed({ categories, points }: Series, agreed: readonly Agreed[]): NormSeries[] {
  const place = placeOf(categories);
  const own = agreed.filter(
    ({ scheme, municipality }) => scheme === place?.scheme && municipality === place.municipality,
  );
  return [...new Set(own.map((one) => one.agreed))].map((least): NormSeries => ({
    ...{ least, unit: 'COUNT', categories },
    points: points
      .filter(({ period }) => own.some((one) => one.year === period && one.agreed === least))
      .map(besideCount(least)),
  }));
}

/** A product that is a scheme of its own: what was agreed for one is agreed for the other. */
const schemeOf: Readonly<Record<string, string>> = { 'housing-first': 'HOUSING_FIRST' };

/** For which scheme and municipality something can have been agreed; null of a line by anything else, or of several together. */
function placeOf(categories: readonly ShownCategory[]): Pick<Agreed, 'scheme' | 'municipality'> | null {
  const of = (wanted: string) => categories.find(({ dimension }) => dimension === wanted)?.code;
  const [scheme = schemeOf[of('PRODUCT') ?? ''], municipality = null] = [of('CATEGORY'), of('MUNICIPALITY')];
  const isSingle = categories.every(({ code }) => membersOf(code).length === 1);
  const known = categories.length === (municipality === null ? 1 : 2);
  return scheme !== undefined && isSingle && known ? { scheme, municipality } : null;
}

/** Told only where the bounds of the count lie on one side. */
const besideCount =
  (least: number) =>
  ({ period, value, lower, upper }: Point): NormSeries['points'][number] => ({
    ...{ period, value, difference: value === null ? null : value - least },
    met: value === null ? null : lower! >= least ? true : upper! < least ? false : null,
  });
