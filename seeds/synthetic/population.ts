import * as factories from '../factories';
import type { TableRow } from '../insert';
import { daysAfter, daysBetween } from './days';
import { addNeed, type Draws, type NeedRows } from './housing-needs';
import { drawFrom, type Draw } from './random';

/** The rows of some synthetic clients, by table. */
export interface ClientRows extends NeedRows {
  clients: TableRow[];
  trajectories: TableRow[];
  care: TableRow[];
  stays: TableRow[];
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

const shelters = [
  ['kromhout-crisisopvang', 60],
  ['kromhout-herstart', 24],
] as const;

/** Longest ago that a synthetic client registered. */
const historyDays = 730;

/** Synthetic clients as they stand on a day, in order; the same seed gives the same clients. */
export function* population(size: number, today: string, seed = 20260101): Generator<ClientRows> {
  const draws = { clients: drawFrom(seed), needs: drawFrom(seed ^ 0x5eed) };
  const batch = 10_000;
  for (let made = 0; made < size; made += batch) {
    const rows = noRows();
    for (let i = made; i < Math.min(made + batch, size); i += 1) addClient(rows, draws, today);
    yield rows;
  }
}

const noRows = (): ClientRows => ({
  ...{ clients: [], trajectories: [], care: [], stays: [] },
  ...{ needs: [], areas: [], exclusions: [] },
});

function addClient(rows: ClientRows, draws: Draws, today: string): void {
  const draw = draws.clients;
  const client = factories.client({ id: draw.uuid(), record_key: draw.uuid() });
  const route = draw.weighted(routes);
  const municipality = draw.weighted(origins);
  const registeredOn = daysAfter(today, -draw.whole(0, historyDays));
  const course = courseOf(draw, registeredOn, today);
  const trajectory = factories.trajectory({
    id: draw.uuid(),
    client_id: client.id,
    route,
    phase: course.phase,
    municipality_id: municipality,
    provider_id:
      route === 'SHELTER' ? shelterProvider : careProviders[draw.whole(0, careProviders.length - 1)],
    registered_on: registeredOn,
    closed_on: course.closedOn,
  });
  rows.clients.push(client);
  rows.trajectories.push(trajectory);
  rows.care.push(factories.trajectoryCare(trajectory, { causes: causesOf(draw) }));
  if (route === 'SHELTER' && course.shelteredOn) rows.stays.push(stayOf(draw, trajectory, course));
  if (course.phase === 'MOVE_ON_READY') addNeed(rows, draws, trajectory, today);
}

/** Causes are multi-response: each is a question of its own, so that they add up to more than the clients. */
const causesOf = (draw: Draw): string[] =>
  causes.filter(([, count]) => draw.chance(count / clientsInTable)).map(([cause]) => cause);

interface Course {
  phase: string;
  shelteredOn: string | null;
  leftOn: string | null;
  closedOn: string | null;
}

/** How far a client came by today: the steps of the chain with a wait of its own before the home. */
function courseOf(draw: Draw, registeredOn: string, today: string): Course {
  const days = daysBetween(registeredOn, today);
  const home = draw.whole(120, 600);
  const steps: Array<[phase: string, from: number]> = [
    ['CLOSED', home + 210],
    ['FOLLOW_UP', home + 30],
    ['HOUSED', home],
    ['MOVE_ON_READY', 75],
    ['TRIAGED', 35],
    ['SHELTERED', 7],
    ['ACCESS_DECIDED', 3],
    ['REGISTERED', 0],
  ];
  const [phase] = steps.find(([, from]) => days >= from)!;
  return {
    phase,
    shelteredOn: days >= 7 ? daysAfter(registeredOn, 7) : null,
    leftOn: days >= home ? daysAfter(registeredOn, home) : null,
    closedOn: days >= home + 210 ? daysAfter(registeredOn, home + 210) : null,
  };
}

const stayOf = (draw: Draw, trajectory: TableRow, { shelteredOn, leftOn }: Course): TableRow =>
  factories.stay(trajectory, {
    id: draw.uuid(),
    facility_id: draw.weighted(shelters),
    provider_id: shelterProvider,
    started_on: shelteredOn,
    ended_on: leftOn,
  });
