import type { Client } from 'pg';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { permissionDenied, query, refusal } from './as-role';
import { addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

/** What a municipality is shown of its inhabitants says nothing of their care; nor can its database role be made to. */
let database: TestDatabase;
let service: Client;
let own: string;
let other: string;

const facility = 'kromhout-herstart';
const whole = ['hub.stay', 'hub.trajectory', 'hub.trajectory_event'] as const;

async function addStay(trajectory: string): Promise<void> {
  await database.owner.query(
    `insert into hub.trajectory_event (trajectory_id, kind, happened_on, facility_id, destination, actor_id, actor_role, reference, synthetic)
     select $1, e.kind, e.day::date, $2, e.destination, $3, 'CARE_PROVIDER', 'inhabitants ' || gen_random_uuid(), true
     from (values ('STAY_STARTED', '2026-03-01', null), ('STAY_ENDED', '2026-03-09', 'DETENTION')) e(kind, day, destination)`,
    [trajectory, facility, somebodyElse],
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
  await arrangeWitnesses(database.owner);
  own = await addTrajectory(database.owner, 'ORIGIN');
  other = await addTrajectory(database.owner, 'NONE');
  for (const trajectory of [own, other]) await addStay(trajectory);
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

const asked = <Row extends object>(sql: string, values: unknown[] = []) =>
  query<Row & Record<string, unknown>>(service, { role: 'hub_municipality', partner: caller }, sql, values);

describe('the database role of a municipality', () => {
  it.each([
    ...['hub.stay facility_id', 'hub.stay provider_id', 'hub.trajectory provider_id'],
    ...[
      'hub.trajectory_event facility_id',
      'hub.trajectory_event destination',
      'hub.trajectory_event actor_id',
    ],
  ])('does not read %s, in whatever words it asks', async (named) => {
    const [table, column] = named.split(' ');
    for (const sql of [
      `select ${column} from ${table}`,
      `select count(*) from ${table} where ${column} is not null`,
      `select row_number() over (order by ${column}) from ${table}`,
    ])
      expect([sql, await refusal(asked(sql))]).toEqual([sql, permissionDenied]);
  });

  it('reads no row whole of what it sees in part', async () => {
    for (const table of whole) {
      expect(await refusal(asked(`select * from ${table}`))).toBe(permissionDenied);
      expect(await refusal(asked(`select t from ${table} t`))).toBe(permissionDenied);
    }
  });

  it.each(['seen_trajectory', 'seen_stay', 'seen_current_stay', 'seen_trajectory_event', 'seen_care'])(
    'does not read the view %s',
    async (view) => expect(await refusal(asked(`select from hub.${view}`))).toBe(permissionDenied),
  );

  it.each([
    'fold_trajectories',
    'fold_stays',
    'fold_norms',
    'trajectory_events_in_force',
    'client_stays',
    'raw_outflow',
  ])('does not run %s itself', async (name) => {
    const { rows } = await database.owner.query(
      `select bool_or(has_function_privilege('hub_municipality', oid, 'execute')) as may from pg_proc
         where pronamespace = 'hub'::regnamespace and proname = $1`,
      [name],
    );
    expect(rows).toEqual([{ may: false }]);
  });

  it('cannot become who works it out, and nor can the service', async () => {
    expect(await refusal(asked('set role hub_inhabitants'))).toBe(permissionDenied);
    expect(await refusal(service.query('set role hub_inhabitants'))).toBe(permissionDenied);
  });
});

describe('what is worked out for it', () => {
  const of = (trajectory: string, fold: string) =>
    asked(`select * from hub.inhabitants_${fold}(array[$1]::uuid[], 'infinity', 'infinity')`, [trajectory]);

  it('is of its inhabitants, without where they stay and where they go', async () => {
    expect(await of(own, 'fold_stays')).toMatchObject([
      { facility_id: '', started_on: expect.anything(), ended_on: expect.anything() },
    ]);
    const events = await of(own, 'trajectory_events_in_force');
    const stays = events.filter(({ kind }) => String(kind).startsWith('STAY'));
    // A number tells that both are of one facility.
    expect(new Set(stays.map(({ facility_id }) => facility_id)).size).toBe(1);
    expect(stays.map(({ destination }) => destination)).toEqual([null, null]);
    expect(JSON.stringify(events)).not.toContain(facility);
    expect(await of(own, 'fold_trajectories')).toHaveLength(1);
  });

  it.each(['fold_trajectories', 'fold_stays', 'fold_norms', 'trajectory_events_in_force'])(
    'is of nobody else, by %s',
    async (fold) => expect(await of(other, fold)).toEqual([]),
  );

  it('are figures without what is care detail', async () => {
    const units = await asked(
      `select category, provider_id, product_id from hub.own_indicator_units('OUTFLOW', '2026-01-01', '2027-01-01', '2026-11-01')`,
    );
    expect(units.length).toBeGreaterThan(0);
    expect(new Set(units.flatMap((unit) => Object.values(unit)))).toEqual(new Set([null]));
    expect(
      await asked(
        `select from hub.own_indicator_units('PERMANENT_EXITS', '2026-01-01', '2027-01-01', '2026-11-01')`,
      ),
    ).toEqual([]);
  });
});
