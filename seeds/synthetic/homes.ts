import * as factories from '../factories';
import type { TableRow } from '../insert';
import { beginningOf, daysAfter } from './days';
import type { Wish } from './housing-needs';
import type { Draw } from './random';

/** An association, and a municipality in which it lets homes. */
export type Lets = readonly [association: string, municipality: string];

/**
 * Where the documents say that associations let homes. They name none that lets in the Alblasserwaard: nobody is nominated
 * there. How many homes each lets is not known.
 */
const lettings: ReadonlyArray<readonly [Lets, number]> = [
  [['trivire', 'GM0505'], 40],
  [['woonbron', 'GM0505'], 25],
  [['trivire', 'GM0642'], 15],
  [['woonkracht10', 'GM0590'], 12],
  [['woonkracht10', 'GM0482'], 8],
];

/** Whether associations are known that let homes there. */
export const isLetIn = (housingMarket: unknown): boolean => housingMarket === 'DRECHTSTEDEN';

/** Who lets a home to somebody: mostly where it is wanted, never where it cannot be. */
export function letterFor(draw: Draw, { preferred, excluded }: Wish): Lets {
  const allowed = lettings.filter(([[, municipality]]) => municipality !== excluded);
  const wanted = allowed.filter(([[, municipality]]) => preferred.includes(municipality));
  return draw.weighted(wanted.length > 0 && draw.chance(0.7) ? wanted : allowed);
}

/** An offer of a dwelling, and the ground on which it is refused, if it is. */
export interface Offer {
  lets: Lets;
  offeredOn: string;
  ground: string | null;
}

/** A dwelling that fits a need, but for the ground on which it is refused. */
export function dwellingFor(draw: Draw, { need }: Wish, { lets, offeredOn, ground }: Offer): TableRow {
  const [association_id, municipality_id] = lets;
  const id = draw.uuid();
  const least = Number(need.min_rooms);
  return factories.dwelling({
    ...{ id, association_id, municipality_id, kind: need.kind_of_dwelling },
    rooms: ground === 'TOO_SMALL' ? Math.max(least - 1, 1) : least + (draw.chance(0.3) ? 1 : 0),
    rent_band: ground === 'RENT_TOO_HIGH' ? 'UP_TO_SOCIAL_LIMIT' : need.rent_band,
    accessibility: ground === 'NOT_ACCESSIBLE' ? 'STAIRS' : accessibleFor(draw, need),
    available_from: daysAfter(offeredOn, draw.whole(0, 28)),
    announced_at: beginningOf(daysAfter(offeredOn, -draw.whole(0, 30))),
    reference: `synthetic-${id}`,
  });
}

const accessibleFor = (draw: Draw, { accessibility }: TableRow): unknown =>
  accessibility === 'NO_REQUIREMENT' ? (draw.chance(0.6) ? 'STAIRS' : 'STEP_FREE') : accessibility;

/** What becomes of a dwelling that somebody did not take: within a month its association lets it otherwise. */
export function withdrawalOf(draw: Draw, dwelling: TableRow, freeFrom: string, ground: string): TableRow {
  return {
    dwelling_id: dwelling.id,
    reason: ground === 'DWELLING_FELL_THROUGH' ? 'NOT_AVAILABLE' : 'LET_OTHERWISE',
    withdrawn_at: beginningOf(daysAfter(freeFrom, draw.whole(1, 30))),
    reference: `withdrawn-${String(dwelling.id)}`,
  };
}
