import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { normsOf } from '../../src/features/trajectory/norms';
import {
  courseOf,
  type Happening,
  type TrajectoryEvent,
} from '../../src/features/trajectory/trajectory.rules';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const shelters = ['kromhout-crisisopvang', 'kromhout-herstart'];
const dayOf = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** Any events in any order, possible or not: what they mean is said the same. */
const drawnEvent = fc.record({
  kind: fc.constantFrom<Happening>(
    ...(['ACCESS_GRANT_PROPOSED', 'ACCESS_REFUSAL_PROPOSED'] as const),
    ...(['ACCESS_GRANTED', 'ACCESS_REFUSED', 'TRIAGED', 'MOVE_ON_READY', 'HOUSED', 'CLOSED'] as const),
    ...([
      'STAY_STARTED',
      'STAY_ENDED',
      'STAY_STARTED',
      'STAY_ENDED',
      'SEEN',
      'FOLLOW_UP_STARTED',
      'RETURNED',
    ] as const),
  ),
  day: fc.nat(90),
  facility: fc.constantFrom(...shelters),
});
const drawnCorrection = fc.record({ of: fc.nat(), day: fc.nat(90), withdrawn: fc.boolean() });
const drawnRoute = fc.constantFrom('SHELTER' as const, 'SHELTER' as const, 'DETENTION' as const);

const drawn = fc.record({
  route: drawnRoute,
  events: fc.array(drawnEvent, { maxLength: 14 }),
  corrections: fc.array(drawnCorrection, { maxLength: 3 }),
  asOf: fc.nat(100),
  known: fc.nat(20),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
interface EventRow {
  [column: string]: unknown;
  id: string;
  kind: string;
  happened_on: string;
  facility_id: string | null;
  corrects_id: string | null;
  withdrawn: boolean;
  known_at: string;
}

/** Known a minute after each other, from ten o'clock on. */
const knownAt = (minute: number) => `2026-06-01T10:${String(minute).padStart(2, '0')}:00Z`;

function rowsOf(trajectory: string, { events, corrections }: Drawn): EventRow[] {
  const said = [{ kind: 'REGISTERED', day: 0, facility: null as string | null }, ...events].map((event) => ({
    ...{ id: randomUUID(), kind: event.kind as string, happened_on: dayOf(event.day), withdrawn: false },
    ...{ corrects_id: null as string | null },
    facility_id: event.kind.startsWith('STAY') || event.kind === 'SEEN' ? event.facility : null,
  }));
  const corrected = corrections.map(({ of, day, withdrawn }) => {
    const root = said[1 + (of % Math.max(said.length - 1, 1))] ?? said[0]!;
    return {
      ...{ id: randomUUID(), kind: 'CORRECTION', happened_on: dayOf(day), corrects_id: root.id },
      // The registration itself always holds.
      ...{ facility_id: root.facility_id, withdrawn: withdrawn && root !== said[0] },
    };
  });
  return [...said, ...corrected].map((row, minute) => ({
    ...factories.trajectoryEvent({
      trajectory_id: trajectory,
      actor_id: 'yulius',
      actor_role: 'CARE_PROVIDER',
    }),
    ...{ ...row, known_at: knownAt(minute) },
  }));
}

/** The events in force, as the rules take them. */
const inForce = (rows: EventRow[], known: string, asOf: string): TrajectoryEvent[] =>
  rows
    .filter(({ kind, known_at }) => kind !== 'CORRECTION' && known_at <= known)
    .flatMap((row) => {
      const last = rows
        .filter(({ corrects_id, known_at }) => corrects_id === row.id && known_at <= known)
        .at(-1);
      const { happened_on, facility_id } = last ?? row;
      if (last?.withdrawn || happened_on > asOf) return [];
      return [{ id: row.id, kind: row.kind as Happening, happenedOn: happened_on, facilityId: facility_id }];
    });

async function recorded(given: Drawn, all: boolean) {
  const client = factories.client();
  const trajectory = factories.trajectory({
    client_id: client.id,
    route: given.route,
    provider_id: 'yulius',
  });
  await insert(database.owner, 'hub.client', [client]);
  await insert(database.owner, 'hub.trajectory', [trajectory]);
  const rows = rowsOf(String(trajectory.id), given);
  for (const batch of all ? [rows] : rows.map((row) => [row]))
    await insert(database.owner, 'hub.trajectory_event', batch);
  return { id: String(trajectory.id), rows };
}

async function read(sql: string, values: unknown[]) {
  return (await database.owner.query(sql, values)).rows;
}

const byFacility = (a: { facility: unknown; from: unknown }, b: { facility: unknown; from: unknown }) =>
  `${String(a.from)}${String(a.facility)}` < `${String(b.from)}${String(b.facility)}` ? -1 : 1;

/** What the rules in TypeScript say. */
function meant(route: Drawn['route'], events: TrajectoryEvent[]) {
  const course = courseOf(route, events);
  const norms = normsOf(route, events, course, '2026-12-01');
  return {
    phase: course.phase,
    stays: course.stays
      .map(({ facilityId, from, to }) => ({ facility: facilityId, from, to }))
      .sort(byFacility),
    norms: norms.map(({ kind, from, due, doneOn }) => ({ kind, from, due, doneOn })),
  };
}

const normColumns = `kind, from_date::text as "from", due::text, done_on::text as "doneOn"`;
const normOrder = `order by episode, kind desc`;

describe('the projection of the events', () => {
  it('is what the rules say of the same events, whether they come one by one or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.boolean(), async (given, all) => {
        const { id, rows } = await recorded(given, all);
        const [trajectory] = await read(
          'select phase, registered_on::text, closed_on::text from hub.trajectory where id = $1',
          [id],
        );
        const stays = await read(
          'select facility_id as facility, started_on::text as "from", ended_on::text as "to" from hub.stay where trajectory_id = $1',
          [id],
        );
        const norms = await read(
          `select ${normColumns} from hub.trajectory_norm where trajectory_id = $1 ${normOrder}`,
          [id],
        );
        const events = inForce(rows, 'z', 'z');
        expect({ phase: trajectory.phase, stays: stays.sort(byFacility), norms }).toEqual(
          meant(given.route, events),
        );
        const dates = events.map(({ happenedOn }) => happenedOn).sort();
        expect(trajectory.registered_on).toBe(dates[0]);
        expect(trajectory.closed_on !== null).toBe(trajectory.phase === 'CLOSED');
      }),
      { numRuns: 80 },
    );
  });

  it('is the same as of a day, as known on a moment', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (given) => {
        const { id, rows } = await recorded(given, true);
        const when = [[id], dayOf(given.asOf), knownAt(given.known)];
        const [folded] = await read('select phase from hub.fold_trajectories($1, $2, $3)', when);
        const stays = await read(
          'select facility_id as facility, started_on::text as "from", ended_on::text as "to" from hub.fold_stays($1, $2, $3)',
          when,
        );
        const norms = await read(`select ${normColumns} from hub.fold_norms($1, $2, $3) ${normOrder}`, when);
        const events = inForce(rows, knownAt(given.known), dayOf(given.asOf));
        expect({ phase: folded?.phase ?? null, stays: stays.sort(byFacility), norms }).toEqual(
          meant(given.route, events),
        );
      }),
      { numRuns: 80 },
    );
  });
});

describe('an event', () => {
  const change = (sql: string) =>
    database.owner.query(sql).then(
      () => null,
      (error: { code: string }) => error.code,
    );

  it('is never changed, and taken away only where it is made up', async () => {
    const { id } = await recorded({ route: 'SHELTER', events: [], corrections: [], asOf: 0, known: 0 }, true);
    expect(await change(`update hub.trajectory_event set happened_on = '2026-01-02'`)).toBe('23000');
    expect(await change('truncate hub.trajectory_event')).toBe('23000');
    expect(await change(`delete from hub.trajectory_event where trajectory_id = '${id}'`)).toBeNull();
    await insert(database.owner, 'hub.trajectory_event', [
      factories.trajectoryEvent({
        ...{ trajectory_id: id, kind: 'REGISTERED', synthetic: false },
        ...{ actor_id: 'yulius', actor_role: 'CARE_PROVIDER' },
      }),
    ]);
    expect(await change(`delete from hub.trajectory_event where trajectory_id = '${id}'`)).toBe('23000');
  });

  it('is refused when its transaction goes on too long after its moment', async () => {
    const { id } = await recorded({ route: 'SHELTER', events: [], corrections: [], asOf: 0, known: 0 }, true);
    const { owner } = database;
    const report = (reference: string) =>
      owner.query(
        `insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference)
         values ($1, 'ACCESS_GRANTED', '2026-02-01', 'dordrecht', 'CENTRAL_MUNICIPALITY', $2)`,
        [id, reference],
      );
    // The clock cannot be turned, so the half minute is made shorter.
    const [{ definition }] = await read(
      `select pg_get_functiondef('hub.refuse_late_event'::regproc) as definition`,
      [],
    );
    await owner.query((definition as string).replace('30 seconds', '0.2 seconds'));
    await owner.query('begin');
    await report('late');
    await owner.query('select pg_sleep(0.4)');
    await expect(owner.query('commit')).rejects.toMatchObject({ code: '55P03' });
    await report('in time');
    const events = await read(
      'select reference from hub.trajectory_event where trajectory_id = $1 order by position',
      [id],
    );
    expect(events.map(({ reference }) => reference).slice(1)).toEqual(['in time']);
  });
});
