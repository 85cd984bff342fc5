import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { seed } from '../../seeds/seed';
import { pseudonymsOf } from '../../src/secrets';
import { testLogins, type TestDatabase } from '../setup/test-database';
import type { Known, KnownEvent, KnownTrajectory } from './reference';
import type { Asked, Unit } from './reference';

/** Of two products; what they are is public. */
export const products = {
  'kromhout-crisisopvang': 'crisis-shelter',
  'kromhout-herstart': 'day-and-night-shelter',
  'crisis-2': 'crisis-shelter',
};

/** A database without anybody in it. */
export async function emptied(database: TestDatabase): Promise<void> {
  const pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
  await seed(database.ownerUrl, { population: 0, replace: true, pseudonyms, today: '2026-11-16' });
}

/** After how many days without a sign somebody counts as left; of the other products nobody does. */
export const setInactive = (owner: Client, days: Readonly<Record<string, number | null>>) =>
  owner.query(
    'update hub.product set inactive_after_days = ($1::jsonb ->> id)::integer where inactive_after_days is not null or $1 ? id',
    [days],
  );

export const addCrisisShelter = (owner: Client) =>
  insert(owner, 'hub.facility', [
    factories.facility({ id: 'crisis-2', product_id: 'crisis-shelter', operator_id: 'yulius' }),
  ]);

/** What was said first, and what was said of it later. */
export interface SaidEvent extends Omit<KnownEvent, 'ordinal'> {
  corrections?: ReadonlyArray<
    { on: string; facility: string | null; destination: string | null } | 'WITHDRAWN'
  >;
}

/** The events in force, as the reference takes them. */
export const inForce = (said: readonly SaidEvent[]): KnownEvent[] =>
  said.flatMap(({ corrections = [], ...event }, ordinal) => {
    const last = corrections.at(-1);
    return last === 'WITHDRAWN' ? [] : [{ ...event, ...last, ordinal }];
  });

export async function addCourses(
  owner: Client,
  trajectories: ReadonlyArray<KnownTrajectory & TableRow>,
  said: readonly SaidEvent[],
): Promise<Known> {
  const clients = [...new Set(trajectories.map(({ client }) => client))];
  await insert(
    owner,
    'hub.client',
    clients.map((id) => factories.client({ id })),
  );
  const rows = trajectories.map(({ client, ...given }) =>
    factories.trajectory({ client_id: client, provider_id: 'leger-des-heils', ...given }),
  );
  await insert(owner, 'hub.trajectory', rows);
  await insert(
    owner,
    'hub.trajectory_care',
    rows.map((row) => factories.trajectoryCare(row, { age_band: 'FROM_27_TO_64', causes: ['BREAKUP'] })),
  );
  const actor = { actor_id: 'leger-des-heils', actor_role: 'CARE_PROVIDER' };
  const events = said.map(({ id, trajectory, kind, on, facility, destination }) =>
    factories.trajectoryEvent({
      ...{
        id,
        trajectory_id: trajectory,
        kind,
        happened_on: on,
        facility_id: facility,
        destination,
        ...actor,
      },
    }),
  );
  const corrections = said.flatMap(({ id, trajectory, on, facility, corrections: later = [] }) =>
    later.map((correction) =>
      factories.trajectoryEvent({
        ...{ id: randomUUID(), trajectory_id: trajectory, kind: 'CORRECTION', corrects_id: id, ...actor },
        ...(correction === 'WITHDRAWN'
          ? { happened_on: on, facility_id: facility, withdrawn: true }
          : {
              happened_on: correction.on,
              ...{ facility_id: correction.facility, destination: correction.destination },
            }),
      }),
    ),
  );
  await insert(owner, 'hub.trajectory_event', [...events, ...corrections]);
  return { trajectories, events: inForce(said), products };
}

export const courseMeasures = [
  ...[
    'registrations',
    'registered_persons',
    'inflow',
    'throughflow',
    'outflow',
    'permanent_exits',
    'returns',
  ],
  ...['length_of_stay_completed', 'length_of_stay_ongoing', 'stock', 'nights', 'norms'],
];

/** What the database counts, by the functions of these names. */
export async function counted(
  owner: Client,
  { from, until, seen }: Asked,
  functions: readonly string[] = courseMeasures,
): Promise<Unit[]> {
  const columns = `measure, client_id as client, event_id as event, trajectory_id as trajectory, category,
    product_id as product, amount`;
  const sql = functions.map((name) => `select ${columns} from hub.raw_${name}($1, $2, $3)`);
  const { rows } = await owner.query<Unit>(sql.join(' union all '), [from, until, seen]);
  // The key of a norm is made of its trajectory.
  return sorted(rows.map((row) => (/WITHIN/.test(row.measure) ? { ...row, event: null } : row)));
}

export const sorted = (units: readonly Unit[]): Unit[] =>
  [...units].sort((a, b) => (JSON.stringify(a, order) < JSON.stringify(b, order) ? -1 : 1));
const order = ['measure', 'client', 'trajectory', 'event', 'category', 'product', 'amount'];
