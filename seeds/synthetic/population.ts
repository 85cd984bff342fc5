import * as factories from '../factories';
import type { TableRow } from '../insert';
import { daysAfter, daysBetween } from './days';
import { careOf, supportNeedOf } from './care';
import { courseOf, type Step } from './courses';
import { eventsOf, partiesOf } from './events';
import { isLetIn } from './homes';
import { addNeed, marketOf, type NeedRows, type Seeker, type Wish } from './housing-needs';
import type { WayHome } from './nomination-courses';
import { addNominations, mergeTold, type NominationRows } from './nomination-rows';
import { addProjection, type ProjectedRows } from './projection';
import { drawFrom, type Draw } from './random';

/** The rows of some synthetic clients, by table. */
export interface ClientRows extends NeedRows, NominationRows, ProjectedRows {
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

/** What is drawn by itself stays the same, however much else is drawn. */
interface Draws {
  people: Draw;
  keys: Draw;
  proposals: Draw;
  courses: Draw;
  care: Draw;
  support: Draw;
  needs: Draw;
  nominations: Draw;
}

/** Synthetic clients as they stand on a day, in order; the same seed gives the same clients. */
export function* population(size: number, today: string, seed = 20260101): Generator<ClientRows> {
  const draws: Draws = {
    ...{ people: drawFrom(seed), courses: drawFrom(seed + 2), care: drawFrom(seed ^ 0xca4e) },
    ...{ support: drawFrom(seed ^ 0x5099), proposals: drawFrom(seed ^ 0xad71) },
    ...{ keys: drawFrom(seed + 1), needs: drawFrom(seed ^ 0x5eed) },
    nominations: drawFrom(seed ^ 0x4075e),
  };
  const batch = 2_500;
  for (let made = 0; made < size; made += batch) {
    const rows: ClientRows = {
      ...{ clients: [], trajectories: [], care: [], events: [], parties: [], stays: [], norms: [] },
      ...{ needs: [], areas: [], exclusions: [], dwellings: [], dwellingWithdrawals: [] },
      ...{ nominations: [], nominationReasons: [], nominationSteps: [] },
    };
    for (let i = made; i < Math.min(made + batch, size); i += 1) addClient(rows, draws, today);
    yield rows;
  }
}

function addClient(rows: ClientRows, draws: Draws, today: string): void {
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
    factories.trajectoryCare(trajectory, {
      ...{ causes: causesOf(draw), ...careOf(draws.care, route), ...supportNeedOf(draws.support) },
    }),
  );
  const course = courseOf(draws.courses, trajectory);
  const days = daysBetween(registeredOn, today);
  const steps = course.filter(([after]) => after <= days);
  const told = addWayHome(rows, draws, { trajectory, course, days, today });
  const events = mergeTold(eventsOf(draws, trajectory, steps), told);
  rows.events.push(...events);
  addProjection(rows, trajectory, events, today);
  rows.parties.push(...partiesOf(draws, trajectory, steps));
}

/** Somebody of whom the whole course is drawn, so many days of which have passed. */
interface Underway {
  trajectory: TableRow;
  course: readonly Step[];
  days: number;
  today: string;
}

/** The housing need of whoever is ready to move on, and the nominations that lead to a home; what they tell. */
function addWayHome(
  rows: ClientRows,
  draws: Draws,
  { trajectory, course, days, today }: Underway,
): TableRow[] {
  const way = wayHome(course);
  if (!way || way.ready > days) return [];
  const isWaiting = way.home > days;
  const isNominated = isLetIn(marketOf(trajectory));
  // Of a home that was found without a nomination nobody had to know what was needed.
  if (!isWaiting && !isNominated) return [];
  const wish = isWaiting
    ? addNeed(rows, draws, { trajectory, day: today, open: true })
    : needOnceReady(rows, draws.nominations, trajectory, way);
  return isNominated ? addNominations(rows, draws.nominations, { trajectory, wish, way, today }) : [];
}

/** What somebody needed who has a home now. */
function needOnceReady(rows: ClientRows, draw: Draw, trajectory: TableRow, { ready }: WayHome): Wish {
  const seeker: Seeker = {
    trajectory,
    day: daysAfter(String(trajectory.registered_on), ready),
    open: false,
  };
  return addNeed(rows, { people: draw, needs: draw }, seeker);
}

/** From being ready to move on to the home; null for who goes elsewhere. */
function wayHome(course: readonly Step[]): WayHome | null {
  const dayOf = (wanted: string) => course.find(([, kind]) => kind === wanted)?.[0];
  const [ready, home] = [dayOf('MOVE_ON_READY'), dayOf('HOUSED')];
  return ready === undefined || home === undefined ? null : { ready, home };
}

/** Causes are multi-response: each is a question of its own, so that they add up to more than the clients. */
const causesOf = (draw: Draw): string[] =>
  causes.filter(([, count]) => draw.chance(count / clientsInTable)).map(([cause]) => cause);
