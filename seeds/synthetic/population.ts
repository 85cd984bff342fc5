import * as factories from '../factories';
import type { TableRow } from '../insert';
import { daysAfter, daysBetween } from './days';
import { careOf } from './care';
import { courseOf, type Step } from './courses';
import { eventsOf, partiesOf } from './events';
import { addNeed, type Draws, type NeedRows } from './housing-needs';
import { drawFrom, type Draw } from './random';

/** The rows of some synthetic clients, by table. */
export interface ClientRows extends NeedRows {
  clients: TableRow[];
  trajectories: TableRow[];
  care: TableRow[];
  events: TableRow[];
  /** To whom they were handed. */
  parties: TableRow[];
}

/**
 * Shares after the published tables, which stand in `figures-agenda.json` and `figures-vision.json`: routes after the
 * estimated demand per target group (youth care unknown there, so none), origin and causes after the clients of the
 * night shelter in 2019. Nobody of these exists.
 */
const routes = [
  ['SHELTERED_HOUSING', 80],
  ['SHELTER', 25 + 12.5],
  ['FAMILY', 12.5],
  ['DETENTION', 10],
] as const;

const origins = [
  ['GM0505', 44],
  ['GM0642', 6],
  ['GM0531', 4],
  ['GM0482', 3],
  ['GM0512', 3],
  ['GM0610', 3],
  ['GM1978', 1],
  [null, 1 + 15 + 8 + 2], // Leerdam, elsewhere in the Netherlands, abroad, unknown
] as const;

const clientsInTable = 90;
const causes = [
  ['RENT_ARREARS_OR_DEBT', 31],
  ['BREAKUP', 30],
  ['NO_MOTIVATION_FOR_CARE', 19],
  ['NUISANCE', 11],
  ['AFTER_DETENTION', 8],
  ['RETURN_FROM_ABROAD', 8],
  ['OTHER', 5],
  ['CANNABIS_EVICTION', 3],
] as const;

const shelterProvider = 'leger-des-heils';
const careProviders = [
  'leger-des-heils',
  'yulius',
  'antes',
  'de-hoop',
  'timon',
  'asvz',
  'syndion',
  'enver',
  'bij-bram',
];

/** Longest ago that a synthetic client registered: four years, so that returns within two can be followed. */
export const historyDays = 1461;

/** Synthetic clients as they stand on a day, in order; the same seed gives the same clients. */
export function* population(size: number, today: string, seed = 20260101): Generator<ClientRows> {
  const draws = {
    ...{ people: drawFrom(seed), courses: drawFrom(seed + 2), care: drawFrom(seed ^ 0xca4e) },
    ...{ keys: drawFrom(seed + 1), needs: drawFrom(seed ^ 0x5eed) },
  };
  const batch = 10_000;
  for (let made = 0; made < size; made += batch) {
    const rows: ClientRows = {
      ...{ clients: [], trajectories: [], care: [], events: [], parties: [] },
      ...{ needs: [], areas: [], exclusions: [] },
    };
    for (let i = made; i < Math.min(made + batch, size); i += 1) addClient(rows, draws, today);
    yield rows;
  }
}

function addClient(rows: ClientRows, draws: Draws & { care: Draw }, today: string): void {
  const { people: draw } = draws;
  const client = factories.client({ id: draw.uuid(), record_key: draw.uuid() });
  const route = draw.weighted(routes);
  const municipality = draw.weighted(origins);
  const registeredOn = daysAfter(today, -draw.whole(0, historyDays));
  const trajectory = factories.trajectory({
    id: draw.uuid(),
    client_id: client.id,
    route,
    phase: 'REGISTERED',
    municipality_id: municipality,
    provider_id:
      route === 'SHELTER' ? shelterProvider : careProviders[draw.whole(0, careProviders.length - 1)],
    registered_on: registeredOn,
  });
  rows.clients.push(client);
  rows.trajectories.push(trajectory);
  rows.care.push(
    factories.trajectoryCare(trajectory, { causes: causesOf(draw), ...careOf(draws.care, route) }),
  );
  const days = daysBetween(registeredOn, today);
  const steps = courseOf(draws.courses, trajectory).filter(([after]) => after <= days);
  rows.events.push(...eventsOf(draws, trajectory, steps));
  rows.parties.push(...partiesOf(draws, trajectory, steps));
  if (isWaiting(steps)) addNeed(rows, draws, trajectory, today);
}

/** Ready to move on, and still without a home. */
const isWaiting = (steps: readonly Step[]): boolean =>
  steps.some(([, kind]) => kind === 'MOVE_ON_READY') && !steps.some(([, kind]) => kind === 'HOUSED');

/** Causes are multi-response: each is a question of its own, so that they add up to more than the clients. */
const causesOf = (draw: Draw): string[] =>
  causes.filter(([, count]) => draw.chance(count / clientsInTable)).map(([cause]) => cause);
