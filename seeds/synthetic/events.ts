import * as factories from '../factories';
import type { TableRow } from '../insert';
import { accessPoint, coordinator, decider, providerOf, teamOf, type Actor } from './actors';
import type { Step } from './courses';
import { beginningOf, daysAfter } from './days';
import type { Draw } from './random';

/** The keys of events are drawn by themselves: however many there are, the same people are drawn. */
export interface Draws {
  people: Draw;
  keys: Draw;
  /** Those of proposals apart: the others stay what they were before there were any, and with them all that is drawn from keys. */
  proposals: Draw;
}

/** What happened to a synthetic client, as the rows that tell it; an event that begins a stay gives it its key. */
export const eventsOf = (draws: Draws, trajectory: TableRow, steps: readonly Step[]): TableRow[] =>
  steps.map(([after, kind, [actor_id, actor_role], given]) => {
    const keys = kind.endsWith('_PROPOSED') ? draws.proposals : draws.keys;
    const happened_on = daysAfter(String(trajectory.registered_on), after);
    return factories.trajectoryEvent({
      id: keys.uuid(),
      ...{ trajectory_id: trajectory.id, kind, happened_on, actor_id, actor_role },
      known_at: beginningOf(happened_on),
      reference: `synthetic-${keys.uuid()}`,
      ...given,
    });
  });

/** To whom a synthetic client was handed. */
export function partiesOf(
  { keys }: Pick<Draws, 'keys'>,
  trajectory: TableRow,
  steps: readonly Step[],
): TableRow[] {
  const party = ([partner_id, role]: Actor, after: number, [opened_by_id]: Actor): TableRow =>
    factories.trajectoryParty(trajectory, {
      ...{ partner_id, role, opened_by_id },
      opened_on: daysAfter(String(trajectory.registered_on), after),
      reference: `synthetic-${keys.uuid()}`,
      // Worked out when all are there.
      in_phase: true,
    });
  const dayOf = (kind: string): number | undefined => steps.find((step) => step[1] === kind)?.[0];
  const onShelterRoute = trajectory.route === 'SHELTER';
  const first = onShelterRoute ? accessPoint : providerOf(trajectory);
  const [granted, housed] = [dayOf('ACCESS_GRANTED') ?? dayOf('STAY_STARTED'), dayOf('HOUSED')];
  const handed = [party(first, 0, first)];
  if (onShelterRoute && granted !== undefined) handed.push(party(providerOf(trajectory), granted, decider));
  if (housed !== undefined) handed.push(party(teamOf(trajectory), housed, coordinator));
  return handed;
}
