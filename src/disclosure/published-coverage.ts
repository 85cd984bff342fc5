import type { Area, Group, Placed } from './groups';

/**
 * What a publication says of how fresh it is. It is told of all facilities of a figure together and once a week, and of
 * reports only, never of places: that everybody, or nobody, reported in time may follow from it; which of them did not,
 * and when any one of them reported, may not. So the oldest report is a day and not a moment (which the reporter could be
 * recognised by), it is the oldest of all and says nothing of the others but that they came later, and it stays as it is
 * until the next week: who watched it move from day to day would see on which day a facility reported. A figure speaks for
 * all facilities for which other figures speak, or for none of them: what is left of one coverage when another is taken
 * away is a whole one again.
 */
export interface PublishedCoverage {
  providersReported: number;
  providers: number;
  facilitiesReported: number;
  facilities: number;
  /** Day of the oldest among the last reports; null when none of the facilities ever reported. */
  oldestReport: string | null;
}

/** A facility that is to report, whether or not its state is known. */
export interface Reporting extends Pick<Placed, 'operator' | 'product' | 'unit'> {
  /** Null when no document says where it stands: somewhere in the region. */
  municipality: string | null;
  housingMarket: string | null;
  inTime: boolean;
  /** Day of its last report; null when it never reported. */
  reportedOn: string | null;
}

/** Counts the facilities; a provider has reported when all of its facilities did. */
export function coverageOf(facilities: readonly Reporting[]): PublishedCoverage {
  const providers = new Set(facilities.flatMap(({ operator }) => operator ?? []));
  const late = new Set(facilities.flatMap(({ operator, inTime }) => (inTime ? [] : (operator ?? []))));
  const days = facilities.flatMap(({ reportedOn }) => reportedOn ?? []);
  return {
    providersReported: providers.size - late.size,
    providers: providers.size,
    facilitiesReported: facilities.filter(({ inTime }) => inTime).length,
    facilities: facilities.length,
    oldestReport: days.sort()[0] ?? null,
  };
}

type Figure = Omit<Group<unknown>, 'facilities'>;

/**
 * The facilities for which a figure speaks: those of its product and unit in its area, without those for which a figure
 * of a smaller area speaks. One whose unit nobody has said may be of any.
 */
export function spokenForBy(
  figure: Figure,
  figures: readonly Figure[],
  facilities: readonly Reporting[],
): Reporting[] {
  const { product, unit } = figure;
  const smaller = figures
    .slice(0, figures.indexOf(figure))
    .filter((other) => other.product === product && other.unit === unit);
  return facilities.filter(
    (facility) =>
      facility.product === product &&
      (facility.unit === null || facility.unit === unit) &&
      liesIn(facility, figure) &&
      !smaller.some((other) => liesIn(facility, other)),
  );
}

const liesIn = (facility: Area, { municipality, housingMarket }: Area): boolean =>
  municipality !== null
    ? facility.municipality === municipality
    : housingMarket === null || facility.housingMarket === housingMarket;
