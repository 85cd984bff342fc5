import { groupBy } from '../group-by';

/** Fewest facilities behind a published figure on free places. */
export const fewestFacilities = 3;
/** Fewest of them that are left when one party takes away those that it knows. */
const fewestForOthers = 2;

export interface FacilityWithFreePlaces {
  /** Who runs it, and so knows its free places; null when nobody is known. */
  operator: string | null;
  municipality: string;
  housingMarket: string;
  product: string;
  free: number;
}

/** Free places of a product in an area: a municipality, else a housing market, else the region. */
export interface PublishedFreePlaces {
  municipality: string | null;
  housingMarket: string | null;
  product: string;
  freeClass: 'FROM_0_TO_2' | 'FROM_3_TO_5' | 'FROM_6_TO_10' | 'FROM_11';
  facilities: number;
}

type Area = Pick<PublishedFreePlaces, 'municipality' | 'housingMarket'>;

const areas: ReadonlyArray<(facility: FacilityWithFreePlaces) => Area> = [
  ({ municipality, housingMarket }) => ({ municipality, housingMarket }),
  ({ housingMarket }) => ({ municipality: null, housingMarket }),
  () => ({ municipality: null, housingMarket: null }),
];

/**
 * Free places in classes, over at least three facilities, of which two are left for whoever takes its own away: an
 * operator its houses, and in a larger area a municipality those within it. What is too little for a municipality goes up
 * to its housing market, and from there to the region; what is too little there is not published. Every facility stands
 * behind one figure at most, so that no two figures can be subtracted.
 */
export function publishFreePlaces(facilities: readonly FacilityWithFreePlaces[]): PublishedFreePlaces[] {
  const published: PublishedFreePlaces[] = [];
  let left = [...facilities];
  for (const areaOf of areas) {
    const groups = groupBy(left, (facility) => JSON.stringify([areaOf(facility), facility.product]));
    left = [];
    for (const group of groups.values()) {
      if (!isEnough(group, areaOf(group[0]!))) left.push(...group);
      else
        published.push({
          ...areaOf(group[0]!),
          product: group[0]!.product,
          freeClass: classOf(group),
          facilities: group.length,
        });
    }
  }
  return published;
}

function isEnough(group: readonly FacilityWithFreePlaces[], { municipality }: Area): boolean {
  const operated = largest(group, (facility, i) => facility.operator ?? `nobody-${i}`);
  const known =
    municipality === null
      ? Math.max(
          operated,
          largest(group, (facility) => facility.municipality),
        )
      : operated;
  return group.length >= fewestFacilities && group.length - known >= fewestForOthers;
}

/** The most facilities of a group that one party knows. */
function largest(
  group: readonly FacilityWithFreePlaces[],
  party: (facility: FacilityWithFreePlaces, place: number) => string,
): number {
  const parties = groupBy(group.map(party), (name) => name);
  return Math.max(...[...parties.values()].map(({ length }) => length));
}

/** An over-occupied house has no free places; it does not take away those of another. */
function classOf(group: readonly FacilityWithFreePlaces[]): PublishedFreePlaces['freeClass'] {
  const free = group.reduce((sum, facility) => sum + Math.max(facility.free, 0), 0);
  if (free <= 2) return 'FROM_0_TO_2';
  if (free <= 5) return 'FROM_3_TO_5';
  return free <= 10 ? 'FROM_6_TO_10' : 'FROM_11';
}
