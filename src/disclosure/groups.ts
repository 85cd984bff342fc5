import { groupBy } from '../group-by';

/** Fewest facilities behind a published figure on capacity. */
export const fewestFacilities = 3;
/** Fewest of them that are left when one party takes away those that it knows. */
const fewestForOthers = 2;

/** What decides behind which figure a facility goes. */
export interface Placed {
  /** Who runs it, and so knows its state; null when nobody is known. */
  operator: string | null;
  municipality: string;
  housingMarket: string;
  product: string;
  /** What its places are counted in; null when nobody has said. Unlike units are never added up. */
  unit: string | null;
}

/** A municipality, else a housing market, else the region. */
export interface Area {
  municipality: string | null;
  housingMarket: string | null;
}

/** The facilities of a product and unit in an area, behind one figure. */
export interface Group<F> extends Area {
  product: string;
  unit: string | null;
  facilities: F[];
}

const areas: ReadonlyArray<(facility: Placed) => Area> = [
  ({ municipality, housingMarket }) => ({ municipality, housingMarket }),
  ({ housingMarket }) => ({ municipality: null, housingMarket }),
  () => ({ municipality: null, housingMarket: null }),
];

/**
 * Groups of at least three facilities, of which two are left for whoever takes its own away: an operator its houses, and
 * in a larger area a municipality those within it. What is too little for a municipality goes up to its housing market,
 * and from there to the region; what is too little there is in no group. Every facility is in one group at most, so that no
 * two figures over groups can be subtracted. Smaller areas come first.
 */
export function groupsToPublish<F extends Placed>(facilities: readonly F[]): Group<F>[] {
  const groups: Group<F>[] = [];
  let left = [...facilities];
  for (const areaOf of areas) {
    const inArea = groupBy(left, (facility) =>
      JSON.stringify([areaOf(facility), facility.product, facility.unit]),
    );
    left = [];
    for (const group of inArea.values()) {
      const [{ product, unit }] = group as [F];
      const area = areaOf(group[0]!);
      if (isEnough(group, area)) groups.push({ ...area, product, unit, facilities: group });
      else left.push(...group);
    }
  }
  return groups;
}

function isEnough(group: readonly Placed[], { municipality }: Area): boolean {
  const operated = largest(group, operatorOf);
  const known =
    municipality === null
      ? Math.max(
          operated,
          largest(group, (facility) => facility.municipality),
        )
      : operated;
  return group.length >= fewestFacilities && group.length - known >= fewestForOthers;
}

/** Who runs a facility; where nobody is known, somebody of its own. */
export const operatorOf = ({ operator }: Placed, place: number): string => operator ?? `nobody-${place}`;

/** The most facilities of a group that one party knows. */
function largest(group: readonly Placed[], party: (facility: Placed, place: number) => string): number {
  const parties = groupBy(group.map(party), (name) => name);
  return Math.max(...[...parties.values()].map(({ length }) => length));
}
