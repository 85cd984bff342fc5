import type { TableRow } from '../insert';
import type { Draw } from './random';

/** No document counts clients by age; these shares are made up. */
const ageBands = [
  ['FROM_18_TO_22', 12],
  ['FROM_23_TO_26', 13],
  ['FROM_27_TO_64', 62],
  ['FROM_65', 6],
  [null, 7],
] as const;

const ofShelter = [
  ['NEWLY_HOMELESS', 40],
  ['PSYCHIATRY_OR_ADDICTION', 40],
  ['MILD_INTELLECTUAL_DISABILITY', 10],
  [null, 10],
] as const;

/** No document counts clients by the support that they need; these shares are made up. */
const supportNeeds = [
  ['NONE', 5],
  ['AMBULATORY', 45],
  ['INTENSIVE', 20],
  ['SUPERVISED', 15],
  [null, 15],
] as const;

const ofRoute: Record<string, string> = {
  SHELTERED_HOUSING: 'FROM_SHELTERED_HOUSING',
  FAMILY: 'FAMILIES',
  DETENTION: 'FROM_PRISON',
};

const young = ['FROM_18_TO_22', 'FROM_23_TO_26'];

/** Target group and age band of a synthetic client, drawn by themselves so that the same people are drawn. */
export function careOf(draw: Draw, route: string): TableRow {
  const age_band = draw.weighted(ageBands);
  const drawn = draw.weighted(ofShelter);
  const inShelter = young.includes(String(age_band)) ? 'YOUNG_PEOPLE' : drawn;
  return { age_band, target_group: ofRoute[route] ?? inShelter };
}

/** Drawn apart from the rest, for the same reason. */
export const supportNeedOf = (draw: Draw): TableRow => ({ support_need: draw.weighted(supportNeeds) });
