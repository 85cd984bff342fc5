import { groupsToPublish, type Group, type Placed } from './groups';

export interface FacilityWithFreePlaces extends Placed {
  free: number;
}

/** Free places of a product and unit in an area. */
export interface PublishedFreePlaces {
  municipality: string | null;
  housingMarket: string | null;
  product: string;
  unit: string | null;
  freeClass: 'FROM_0_TO_2' | 'FROM_3_TO_5' | 'FROM_6_TO_10' | 'FROM_11';
  facilities: number;
}

/** The figure over a group of {@link groupsToPublish}. */
export const freePlacesOf = ({
  facilities,
  ...group
}: Group<FacilityWithFreePlaces>): PublishedFreePlaces => ({
  ...group,
  freeClass: classOf(facilities),
  facilities: facilities.length,
});

/** Free places in classes, over the groups that may be published. */
export const publishFreePlaces = (facilities: readonly FacilityWithFreePlaces[]): PublishedFreePlaces[] =>
  groupsToPublish(facilities).map(freePlacesOf);

/** An over-occupied house has no free places; it does not take away those of another. */
function classOf(group: readonly FacilityWithFreePlaces[]): PublishedFreePlaces['freeClass'] {
  const free = group.reduce((sum, facility) => sum + Math.max(facility.free, 0), 0);
  if (free <= 2) return 'FROM_0_TO_2';
  if (free <= 5) return 'FROM_3_TO_5';
  return free <= 10 ? 'FROM_6_TO_10' : 'FROM_11';
}
