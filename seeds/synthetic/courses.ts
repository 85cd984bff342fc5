import type { TableRow } from '../insert';
import { accessPoint, coordinator, decider, providerOf, teamOf, type Actor } from './actors';
import type { Draw } from './random';

/** What happens so many days after the registration, told by whom. */
export type Step = [after: number, kind: string, by: Actor, given?: TableRow];

const shelters = [
  ['kromhout-crisisopvang', 60],
  ['kromhout-herstart', 24],
] as const;

/** Shares are a guess; that most who leave the night shelter go to a home is not known. */
const destinations = [
  ['OWN_HOME', 66],
  ['TRANSITIONAL_HOUSING', 9],
  ['FAMILY_OR_FRIENDS', 8],
  ['CARE_INSTITUTION', 5],
  ['UNKNOWN', 5],
  ['STREET', 4],
  ['DETENTION', 3],
] as const;

/** A whole course, from the registration to its end, however long ago that was. */
export const courseOf = (draw: Draw, trajectory: TableRow): Step[] =>
  trajectory.route === 'SHELTER' ? shelterCourse(draw, trajectory) : otherCourse(draw, trajectory);

/** Access and triage belong to the shelter route; a first stay may come before access is granted. */
function shelterCourse(draw: Draw, trajectory: TableRow): Step[] {
  const provider = providerOf(trajectory);
  const access = draw.whole(2, 12);
  const registered: Step = [0, 'REGISTERED', accessPoint];
  if (draw.chance(0.08))
    return [
      ...[registered, [access - 1, 'ACCESS_REFUSAL_PROPOSED', accessPoint] as Step],
      ...[[access, 'ACCESS_REFUSED', decider] as Step, [access + 14, 'CLOSED', coordinator] as Step],
    ];
  const first = Math.max(0, access + draw.whole(-4, 5));
  const destination = draw.weighted(destinations);
  const home = destination === 'OWN_HOME';
  const left = Math.max(first, access) + (home ? draw.whole(75, 420) : draw.whole(3, 120));
  const shelter = { destination: 'SHELTER' };
  const opened: Step[] = [
    registered,
    [access - 1, 'ACCESS_GRANT_PROPOSED', accessPoint, shelter],
    [access, 'ACCESS_GRANTED', decider, shelter],
  ];
  const stays = staysOf(draw, provider, { first, left, destination });
  if (!home) return inOrder([...opened, ...stays, [left + 1, 'CLOSED', coordinator]]);
  const triaged = access + draw.whole(10, 60);
  const ready = Math.min(triaged + draw.whole(3, 60), left - 1);
  return inOrder([
    ...opened,
    ...stays,
    [triaged, 'TRIAGED', provider],
    [ready, 'MOVE_ON_READY', coordinator],
    ...homeFrom(left, trajectory),
    ...returnOf(draw, provider, left),
  ]);
}

/** One stay, or two with a move between them on one day or a few days apart. */
function staysOf(
  draw: Draw,
  provider: Actor,
  { first, left, destination }: { first: number; left: number; destination: string },
): Step[] {
  const facility_id = draw.weighted(shelters);
  const start = (day: number, facility: string): Step => [
    day,
    'STAY_STARTED',
    provider,
    { facility_id: facility },
  ];
  const end = (day: number, facility: string, to: string): Step => [
    day,
    'STAY_ENDED',
    provider,
    { facility_id: facility, destination: to },
  ];
  if (left - first < 40 || draw.chance(0.55))
    return [start(first, facility_id), end(left, facility_id, destination)];
  const moved = first + draw.whole(10, left - first - 20);
  const other = shelters.find(([id]) => id !== facility_id)![0];
  return [
    start(first, facility_id),
    end(moved, facility_id, 'SHELTER'),
    start(moved + draw.whole(0, 5), other),
    end(left, other, destination),
  ];
}

/** On the other routes somebody may begin at being ready; one provider's house and one house in the documents take stays. */
function otherCourse(draw: Draw, trajectory: TableRow): Step[] {
  const provider = providerOf(trajectory);
  const ready = draw.whole(30, 240);
  const home = ready + draw.whole(45, 525);
  const house = houseOf(trajectory);
  const first = draw.whole(0, 20);
  const stay: Step[] =
    house && draw.chance(0.6)
      ? [
          [first, 'STAY_STARTED', provider, { facility_id: house }],
          [home, 'STAY_ENDED', provider, { facility_id: house, destination: 'OWN_HOME' }],
        ]
      : [];
  return inOrder([
    [0, 'REGISTERED', provider],
    ...stay,
    [ready, 'MOVE_ON_READY', provider],
    ...homeFrom(home, trajectory),
  ]);
}

const houseOf = ({ route, provider_id }: TableRow): string | null =>
  provider_id === 'timon'
    ? 'tweelingen-stierstraat'
    : route === 'SHELTERED_HOUSING'
      ? 'kromhout-beschermd-wonen'
      : null;

const homeFrom = (day: number, trajectory: TableRow): Step[] => [
  [day, 'HOUSED', coordinator],
  [day + 30, 'FOLLOW_UP_STARTED', teamOf(trajectory)],
  [day + 210, 'CLOSED', coordinator],
];

/** Some come back to the shelter, after the follow-up has ended, and leave it again. */
function returnOf(draw: Draw, provider: Actor, left: number): Step[] {
  if (!draw.chance(0.15)) return [];
  const back = left + 210 + draw.whole(5, 500);
  const gone = back + draw.whole(4, 110);
  const facility_id = draw.weighted(shelters);
  return [
    [back, 'RETURNED', coordinator],
    [back, 'STAY_STARTED', provider, { facility_id }],
    [back + 2, 'ACCESS_GRANTED', decider, { destination: 'SHELTER' }],
    [gone, 'STAY_ENDED', provider, { facility_id, destination: draw.weighted(destinations) }],
    [gone + 1, 'CLOSED', coordinator],
  ];
}

/** By day; of one day in the order given. */
const inOrder = (steps: Step[]): Step[] => [...steps].sort(([one], [other]) => one - other);
