import { groupBy } from '../group-by';

/** Fewest facilities behind a published figure on free places. */
export const fewestFacilities = 3;

export interface FacilityWithFreePlaces {
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
 * Free places in classes, over at least three facilities. What is too little for a municipality goes up to its housing
 * market, and from there to the region; what is too little there is not published. Every facility stands behind one
 * figure at most, so that no two figures can be subtracted.
 */
export function publishFreePlaces(facilities: readonly FacilityWithFreePlaces[]): PublishedFreePlaces[] {
  const published: PublishedFreePlaces[] = [];
  let left = [...facilities];
  for (const areaOf of areas) {
    const groups = groupBy(left, (facility) => JSON.stringify([areaOf(facility), facility.product]));
    left = [];
    for (const group of groups.values()) {
      if (group.length < fewestFacilities) left.push(...group);
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

/** An over-occupied house has no free places; it does not take away those of another. */
function classOf(group: readonly FacilityWithFreePlaces[]): PublishedFreePlaces['freeClass'] {
  const free = group.reduce((sum, facility) => sum + Math.max(facility.free, 0), 0);
  if (free <= 2) return 'FROM_0_TO_2';
  if (free <= 5) return 'FROM_3_TO_5';
  return free <= 10 ? 'FROM_6_TO_10' : 'FROM_11';
}
