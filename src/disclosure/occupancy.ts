import { groupBy } from '../group-by';
import { operatorOf, type Group, type Placed } from './groups';

/** Fewest operators behind a figure: of two, each would learn the other's share by taking its own away. */
export const fewestOperators = 3;
/** Fewest places behind a figure: a class of ten percent then spans as many as the narrowest class of free places. */
export const fewestPlaces = 30;
/** Largest share of the places that one operator has: what it does not run is then as much as what it does. */
const largestShare = 1 / 2;

export interface FacilityWithOccupancy extends Placed {
  /** Public, unlike what is available of them. */
  places: number;
  available: number;
  occupied: number;
}

export const occupancyClasses = [
  'UNDER_70',
  'FROM_70_TO_80',
  'FROM_80_TO_90',
  'FROM_90_TO_100',
  'OVER_100',
] as const;
export type OccupancyClass = (typeof occupancyClasses)[number];

/** Occupied share of a product in one unit, in the whole region. */
export interface PublishedOccupancy<F> {
  product: string;
  unit: string;
  occupancyClass: OccupancyClass;
  /** The groups that it is over, and their facilities. */
  groups: Group<F>[];
  facilities: F[];
}

/**
 * The region's occupied share in classes, over exactly the facilities that stand behind a figure on free places: all groups
 * of one product and unit together. So the two publications cannot be subtracted. Whoever takes figures on free places
 * away from it is left with whole groups, of each of which two facilities are left for whoever knows its own. A facility
 * that is in no group, because it would be recognised there, is in neither publication: were it in this one, it would be
 * what is left. Side by side the two say in two ways how full the same facilities are together, and nothing of a part.
 *
 * Whether there is a figure depends on places, operators and on which facilities were counted, never on how full they are:
 * that one is missing tells nothing of that (but where all places are out of use there is no share).
 */
export function publishOccupancy<F extends FacilityWithOccupancy>(
  groups: readonly Group<F>[],
): PublishedOccupancy<F>[] {
  const ofProduct = groupBy(groups, ({ product, unit }) => JSON.stringify([product, unit]));
  return [...ofProduct.values()].flatMap((alike) => {
    const { product, unit } = alike[0]!;
    const facilities = alike.flatMap((group) => group.facilities);
    const occupancyClass = occupancyClassOf(facilities);
    // What counts nobody knows what may be unlike units.
    if (unit === null || occupancyClass === null || !isEnoughForOccupancy(facilities)) return [];
    return [{ product, unit, occupancyClass, groups: alike, facilities }];
  });
}

/** Whether a figure may be over these: it depends on places and operators, never on how full they are. */
export function isEnoughForOccupancy(facilities: readonly FacilityWithOccupancy[]): boolean {
  const operated = [
    ...groupBy([...facilities.entries()], ([i, facility]) => operatorOf(facility, i)).values(),
  ];
  const places = operated.map((own) => sum(own, ([, facility]) => facility.places));
  const all = sum(places, (each) => each);
  return (
    operated.length >= fewestOperators && all >= fewestPlaces && Math.max(...places) <= largestShare * all
  );
}

/** Over-occupancy counts as it is; null when nothing is available. */
export function occupancyClassOf(facilities: readonly FacilityWithOccupancy[]): OccupancyClass | null {
  const available = sum(facilities, (facility) => facility.available);
  const occupied = sum(facilities, (facility) => facility.occupied);
  if (available === 0) return null;
  const percent = (100 * occupied) / available;
  if (percent > 100) return 'OVER_100';
  if (percent >= 90) return 'FROM_90_TO_100';
  if (percent >= 80) return 'FROM_80_TO_90';
  return percent >= 70 ? 'FROM_70_TO_80' : 'UNDER_70';
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
