import { groupBy } from '../group-by';
import type { Area } from './groups';
import {
  isEnoughForOccupancy,
  occupancyClassOf,
  type FacilityWithOccupancy,
  type OccupancyClass,
} from './occupancy';

/** The nights of a facility in a period. */
export interface FacilityNights {
  id: string;
  operator: string | null;
  municipality: string | null;
  housingMarket: string | null;
  product: string;
  unit: string | null;
  nights: number;
  /** Nights of which both the places and the occupied ones are known. */
  knownNights: number;
  placeNights: number;
  availableNights: number;
  occupiedNights: number;
}

/** A facility behind the figures on a week, in its group. */
export interface PanelMember extends Area {
  facility: string;
  product: string;
  unit: string | null;
}

/** Why there is no figure; of what is secret, only that no place could be used in the whole period. */
export type NoOccupancyReason = 'TOO_FEW' | 'OTHER_FACILITIES' | 'NIGHTS_UNKNOWN' | 'NO_CAPACITY';

type Figure =
  | { occupancyClass: OccupancyClass; notPublished: null }
  | { occupancyClass: null; notPublished: NoOccupancyReason };

export type PeriodOccupancy = Figure & {
  product: string;
  unit: string;
  /** Those behind it in the first week of the period. */
  members: readonly PanelMember[];
};

/**
 * The occupied share of the nights of a period in classes, per product and unit, over the facilities that stand behind the
 * figures on its weeks. Where these, or their groups, are not the same in every week that has a night in the period, there is
 * no figure. So on every night all that is published of a facility is published of its whole group: whoever subtracts
 * weeks, months, quarters and free places from one another is left with groups, and never with a part of one.
 */
export function occupancyOfPeriod(
  facilities: readonly FacilityNights[],
  weeks: ReadonlyArray<readonly PanelMember[]>,
): PeriodOccupancy[] {
  const counted = facilities.filter(({ unit }) => unit !== null);
  const alike = groupBy(counted, ({ product, unit }) => JSON.stringify([product, unit]));
  return [...alike.values()].map(([first]) => {
    const { product, unit } = first as FacilityNights & { unit: string };
    const panels = weeks.map((week) =>
      week.filter((member) => member.product === product && member.unit === unit),
    );
    return { product, unit, members: panels[0] ?? [], ...figureOf(facilities, panels) };
  });
}

const no = (notPublished: NoOccupancyReason) => ({ occupancyClass: null, notPublished }) as const;

function figureOf(
  facilities: readonly FacilityNights[],
  panels: ReadonlyArray<readonly PanelMember[]>,
): Figure {
  if (new Set(panels.map(nameOf)).size > 1) return no('OTHER_FACILITIES');
  const ids = new Set(panels[0]?.map(({ facility }) => facility));
  const members = facilities.filter(({ id }) => ids.has(id));
  if (members.length < ids.size) return no('OTHER_FACILITIES');
  if (members.some(({ nights, knownNights }) => knownNights < nights)) return no('NIGHTS_UNKNOWN');
  const occupancies = members.map(asOccupancy);
  if (ids.size === 0 || !isEnoughForOccupancy(occupancies)) return no('TOO_FEW');
  const occupancyClass = occupancyClassOf(occupancies);
  return occupancyClass === null ? no('NO_CAPACITY') : { occupancyClass, notPublished: null };
}

/** The same for the same facilities in the same groups. */
const nameOf = (panel: readonly PanelMember[]): string =>
  JSON.stringify(
    panel.map(({ facility, municipality, housingMarket }) => [facility, municipality, housingMarket]).sort(),
  );

/** Places on an average night; the share is of nights. */
const asOccupancy = (facility: FacilityNights): FacilityWithOccupancy => ({
  ...facility,
  municipality: facility.municipality ?? '',
  housingMarket: facility.housingMarket ?? '',
  places: facility.placeNights / facility.nights,
  available: facility.availableNights,
  occupied: facility.occupiedNights,
});
