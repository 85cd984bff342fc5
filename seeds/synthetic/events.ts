import * as factories from '../factories';
import type { TableRow } from '../insert';
import { daysAfter } from './days';
import type { Draw } from './random';

/** How far a synthetic client came by today. */
export interface Course {
  /** Days since the registration. */
  days: number;
  /** Days from the registration until there is a home. */
  home: number;
}

const shelters = [
  ['kromhout-crisisopvang', 60],
  ['kromhout-herstart', 24],
] as const;

const accessPoint = ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'] as const;
const decider = ['dordrecht', 'CENTRAL_MUNICIPALITY'] as const;
const coordinator = ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'] as const;

type Actor = readonly [partner: string, role: string];
type Step = [after: number, kind: string, by: Actor, given?: TableRow];

const teams: Record<string, string> = { GM0512: 'avres', GM0523: 'avres', GM1978: 'avres' };
const teamOf = ({ municipality_id }: TableRow): Actor => [
  teams[String(municipality_id)] ?? 'sociaal-wijkteam-dordrecht',
  'COMMUNITY_TEAM',
];
const providerOf = ({ provider_id }: TableRow): Actor => [String(provider_id), 'CARE_PROVIDER'];

/** The steps of the chain, each so many days after the registration: access and triage on the shelter route only. */
function stepsOf({ people: draw, moves }: Draws, trajectory: TableRow, { days, home }: Course): Step[] {
  const provider = providerOf(trajectory);
  const followed: Step[] = [
    [home, 'HOUSED', coordinator],
    [home + 30, 'FOLLOW_UP_STARTED', teamOf(trajectory)],
    [home + 210, 'CLOSED', coordinator],
  ];
  if (trajectory.route !== 'SHELTER')
    return [[0, 'REGISTERED', provider], [75, 'MOVE_ON_READY', provider], ...followed];
  const stay = days < 7 ? null : { id: draw.uuid(), facility_id: draw.weighted(shelters) };
  const other = moves.chance(0.3) ? shelters.find(([id]) => id !== stay?.facility_id)![0] : null;
  const movedAfter = moves.whole(14, 70);
  const move: Step[] = [
    [movedAfter, 'STAY_ENDED', provider, { facility_id: stay?.facility_id, destination: 'SHELTER' }],
    [movedAfter, 'STAY_STARTED', provider, { facility_id: other }],
  ];
  const steps: Step[] = [
    [0, 'REGISTERED', accessPoint],
    [3, 'ACCESS_GRANTED', decider, { destination: 'SHELTER' }],
    [7, 'STAY_STARTED', provider, { ...stay }],
    ...(other ? move : []),
    [35, 'TRIAGED', provider],
    [75, 'MOVE_ON_READY', coordinator],
    [home, 'STAY_ENDED', provider, { facility_id: other ?? stay?.facility_id, destination: 'OWN_HOME' }],
    ...followed,
  ];
  return steps.sort(([a], [b]) => a - b);
}

/** The keys of events are drawn by themselves: however many there are, the same people are drawn. */
export interface Draws {
  people: Draw;
  keys: Draw;
  /** Who moves from one shelter to another, and when. */
  moves: Draw;
}

/** What happened to a synthetic client by today. */
export function eventsOf(draws: Draws, trajectory: TableRow, course: Course): TableRow[] {
  const { keys } = draws;
  const steps = stepsOf(draws, trajectory, course).filter(([after]) => after <= course.days);
  return steps.map(([after, kind, [actor_id, actor_role], given]) => {
    const happened_on = daysAfter(String(trajectory.registered_on), after);
    return factories.trajectoryEvent({
      id: keys.uuid(),
      ...{ trajectory_id: trajectory.id, kind, happened_on, actor_id, actor_role },
      known_at: `${happened_on}T09:00:00Z`,
      reference: `synthetic-${keys.uuid()}`,
      ...given,
    });
  });
}

/** To whom a synthetic client was handed by today. */
export function partiesOf({ keys }: Draws, trajectory: TableRow, { days, home }: Course): TableRow[] {
  const opened = (after: number) => daysAfter(String(trajectory.registered_on), after);
  const party = ([partner_id, role]: Actor, after: number, [opened_by_id]: Actor): TableRow =>
    factories.trajectoryParty(trajectory, {
      ...{ partner_id, role, opened_by_id, opened_on: opened(after) },
      reference: `synthetic-${keys.uuid()}`,
    });
  const onShelterRoute = trajectory.route === 'SHELTER';
  const first = onShelterRoute ? accessPoint : providerOf(trajectory);
  const handed = [party(first, 0, first)];
  if (onShelterRoute && days >= 3) handed.push(party(providerOf(trajectory), 3, decider));
  if (days >= home) handed.push(party(teamOf(trajectory), home, coordinator));
  return handed;
}
