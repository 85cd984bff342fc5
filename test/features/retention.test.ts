import { connectionTo } from '../setup/test-database';
import { reduceClosedTrajectories } from '../../src/jobs/reduce-closed-trajectories';
import { asPublisher } from '../../src/database/unit-of-work';
import { query } from '../access/as-role';
import { inLine } from '../setup/at-once';
import { withService } from '../setup/publish';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { NominationAsks } from './nomination-asks';
import { actors, codes, herstart, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let clients: ClientAsks;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  clients = new ClientAsks(write);
});
afterAll(() => hub.stop());

/** As the clock does once a day. */
async function reduce(days = 1096, most?: number) {
  await aDayLater();
  return withService(hub.database, (dataSource) => reduceClosedTrajectories(dataSource, days, most));
}

/** As if what was done today had been done the day before. */
async function aDayLater(): Promise<void> {
  const arranging = connectionTo(hub.database.ownerUrl);
  await arranging.connect();
  await arranging.query(`alter table hub.retention_run disable trigger append_only;
    delete from hub.retention_run where ran_on < current_date;
    update hub.retention_run set ran_on = current_date - 1;
    update hub.trajectory set reduced_on = current_date - 1 where reduced_on = current_date;
    alter table hub.retention_run enable trigger append_only`);
  await arranging.end();
}

/** A client who was sheltered in a year and whose trajectory was closed at its end. */
async function closedIn(year: number, day: number, clientReference: string) {
  const happenedOn = `${year}-03-${String(day).padStart(2, '0')}`;
  const { trajectory } = await write.register('accessPoint', { happenedOn, clientReference });
  await write.handOver('accessPoint', trajectory.id, 'provider', { happenedOn });
  const [provider] = await write.knownAs('provider', happenedOn);
  const [coordinator] = await write.knownAs('coordinator', happenedOn);
  const stay = { facility: herstart };
  await write.report('provider', provider!, { ...stay, kind: 'STAY_STARTED', happenedOn: `${year}-04-01` });
  await write.report('provider', provider!, {
    ...{ ...stay, kind: 'STAY_ENDED', happenedOn: `${year}-06-01`, destination: 'OWN_HOME' },
  });
  const closed = await write.report('coordinator', coordinator!, {
    kind: 'CLOSED',
    happenedOn: `${year}-12-31`,
  });
  expect(codes(closed)).toEqual([]);
  return { happenedOn, accessPoint: trajectory.id as string, provider: provider!, coordinator: coordinator! };
}

describe('a trajectory that was closed long ago', () => {
  it('is reduced to what the indicators need: nobody sees it, and it counts as before', async () => {
    const old = await closedIn(2021, 1, 'old-one');
    const stated = await clients.send(
      'coordinator',
      'mutation ($input: StateCareInput!) { stateCare(input: $input) { userErrors { code } } }',
      {
        input: {
          ...{ trajectory: old.coordinator, causes: ['BREAKUP'], ageBand: 'FROM_65' },
          ...{ supportNeed: 'SUPERVISED', reference: 'care of old-one' },
        },
      },
    );
    expect(codes(stated)).toEqual([]);
    const counted = `select t.route, t.municipality_id, t.provider_id, t.closed_on::text, c.record_key,
        s.facility_id, s.started_on::text, s.ended_on::text, care.age_band, care.causes,
        (select string_agg(e.kind || e.happened_on || coalesce(e.destination, ''), ' ' order by e.position)
          from hub.trajectory_event e where e.trajectory_id = t.id) as events
      from hub.trajectory t join hub.client c on c.id = t.client_id join hub.stay s on s.trajectory_id = t.id
        join hub.trajectory_care care on care.trajectory_id = t.id
      where not t.synthetic and t.registered_on = '2021-03-01'`;
    const before = (await hub.database.owner.query(counted)).rows;
    expect(before).toHaveLength(1);
    expect(await reduce()).toMatchObject({ retentionDays: 1096, trajectories: 1, clients: 1 });
    expect((await hub.database.owner.query(counted)).rows).toEqual(before);
    for (const actor of Object.keys(actors) as Actor[])
      expect([actor, await write.knownAs(actor, old.happenedOn)]).toEqual([actor, []]);
    const { rows } = await hub.database.owner.query(
      `select e.reference like 'taken away %' as gone, t.reduced_on = current_date as reduced
       from hub.trajectory_event e join hub.trajectory t on t.id = e.trajectory_id
       where not t.synthetic and t.registered_on = '2021-03-01'`,
    );
    expect(rows).toEqual(rows.map(() => ({ gone: true, reduced: true })));
    expect(await clients.found('accessPoint', 'old-one')).toEqual([]);
    // What no indicator counts is not kept.
    const needed = `hub.trajectory_care c join hub.trajectory t on t.id = c.trajectory_id
      where t.registered_on = '2021-03-01' and not t.synthetic and c.support_need is not null`;
    expect(await write.count(needed)).toBe(0);
  });

  it('keeps the references of a client of whom something is still open', async () => {
    const { happenedOn } = await closedIn(2021, 2, 'comes-back');
    const { trajectory } = await write.register('accessPoint', { clientReference: 'comes-back' });
    expect(await reduce()).toMatchObject({ trajectories: 1, clients: 0 });
    expect(await write.knownAs('coordinator', happenedOn)).toEqual([]);
    expect(await clients.found('accessPoint', 'comes-back')).toEqual([trajectory.id]);
  });

  it('is left alone until its time is over, and while it is open', async () => {
    const recent = await closedIn(2025, 3, 'recent');
    const open = await write.register('accessPoint', { happenedOn: '2021-03-04' });
    expect(open.userErrors).toEqual([]);
    expect(await reduce()).toMatchObject({ trajectories: 0, clients: 0 });
    expect(await write.knownAs('coordinator', recent.happenedOn)).toEqual([recent.coordinator]);
    expect(await write.knownAs('accessPoint', '2021-03-04')).toEqual([open.trajectory.id]);
  });

  it('is a new client when the reference comes again', async () => {
    const { trajectory } = await write.register('accessPoint', {
      clientReference: 'old-one',
      happenedOn: '2026-10-24',
    });
    expect(await clients.toMatch('accessPoint')).toContain(trajectory.id);
  });
});

const keyOf = async (happenedOn: string) =>
  (
    await hub.database.owner.query<{ id: string }>(
      'select id from hub.trajectory where not synthetic and registered_on = $1',
      [happenedOn],
    )
  ).rows[0]!.id;
const back = { kind: 'RETURNED', happenedOn: '2026-10-20' };

describe('a trajectory in which somebody writes at the same moment', () => {
  it('is not reduced when it was opened again first', async () => {
    const { coordinator, happenedOn } = await closedIn(2021, 6, 'opened-again');
    const [opened, run] = await inLine<unknown>(hub, `trajectory:${await keyOf(happenedOn)}`, [
      () => write.report('coordinator', coordinator, back),
      () => reduce(),
    ]);
    expect(codes(opened as { userErrors: [] })).toEqual([]);
    expect(run).toMatchObject({ trajectories: 0, clients: 0 });
    expect(await write.knownAs('coordinator', happenedOn)).toEqual([coordinator]);
    expect(await clients.found('accessPoint', 'opened-again')).toHaveLength(1);
  });

  it('takes nothing more when it was reduced first', async () => {
    const { coordinator, happenedOn } = await closedIn(2021, 7, 'reduced-first');
    const key = await keyOf(happenedOn);
    const [run, late] = await inLine<unknown>(hub, `trajectory:${key}`, [
      () => reduce(),
      () => write.report('coordinator', coordinator, back),
    ]);
    expect(run).toMatchObject({ trajectories: 1, clients: 1 });
    expect(codes(late as { userErrors: [] })).toEqual(['TRAJECTORY_NOT_FOUND']);
    const left = `hub.trajectory_event where trajectory_id = '${key}' and reference not like 'taken away %'`;
    expect(await write.count(left)).toBe(0);
  });
});

describe('a nomination of which the trajectory was reduced', () => {
  const listed = async (ask: Ask): Promise<string[]> => {
    const { data, errors } = await ask('{ nominations(last: 200) { nodes { id } } }');
    expect(errors).toBeUndefined();
    return data.nominations.nodes.map(({ id }: { id: string }) => id);
  };

  it('is seen by nobody but those in charge, and counts as before', async () => {
    const asks = new NominationAsks(hub);
    const trajectory = await asks.newTrajectory({ municipality_id: 'GM0610' });
    const nomination = await asks.nominate(trajectory);
    const dwelling = await asks.newDwelling({ municipality_id: 'GM0642' });
    await asks.goTo('houseCandidate', nomination, { offerDwelling: { dwelling } });
    const partners = [
      hub.as('yulius', 'CARE_PROVIDER'),
      ...[hub.as('sliedrecht', 'MUNICIPALITY'), hub.as('zwijndrecht', 'MUNICIPALITY'), asks.trivire],
    ];
    const seen = async () =>
      Promise.all(
        partners.map(async (ask) => [
          (await listed(ask)).includes(nomination),
          (await asks.see(ask, nomination, 'id')) !== null,
        ]),
      );
    expect(await seen()).toEqual(partners.map(() => [true, true]));
    const counted = await homesOf('yulius');
    await hub.database.owner.query(
      `update hub.trajectory set phase = 'CLOSED', closed_on = '2026-09-20' where id = $1`,
      [trajectory.id],
    );
    await reduce(30);
    expect(await seen()).toEqual(partners.map(() => [false, false]));
    expect(await homesOf('yulius')).toBe(counted);
    const left = await asks.see(asks.central, nomination, 'state trajectory { id } need { id } reason');
    expect(left).toEqual({ state: 'HOUSED', trajectory: null, need: null, reason: null });
  });

  /** Leases of September that a provider counts as its own. */
  async function homesOf(provider: string): Promise<number> {
    const service = connectionTo(hub.database.serviceUrl);
    await service.connect();
    const [row] = await query<{ homes: number }>(
      service,
      { role: 'hub_care_provider', partner: provider },
      `select count(*)::integer as homes
       from hub.own_indicator_units('HOMES', '2026-09-01', '2026-10-01', current_date)`,
    );
    await service.end();
    expect(row!.homes).toBeGreaterThan(0);
    return row!.homes;
  }
});

describe('a round of retention', () => {
  const asked =
    '{ retentionRuns(first: 1) { totalCount nodes { retentionDays closedUntil trajectories clients ranAt } } }';

  it('is told to those in charge, and made once a day', async () => {
    // Made-up people that closed so long ago go first.
    await reduce(1000);
    await closedIn(2021, 5, 'told');
    const run = await reduce(1000);
    expect(await withService(hub.database, (source) => reduceClosedTrajectories(source, 1000))).toBeNull();
    for (const actor of ['central', 'coordinator'] as const) {
      const { data } = await write.ask(actor)(asked);
      expect(data.retentionRuns.nodes).toEqual([{ ...run, ranAt: expect.any(String) }]);
      expect(run).toMatchObject({ retentionDays: 1000, trajectories: 1, clients: 1 });
    }
  });

  it('tells all that was reduced since the one before, also by a hub that was broken off', async () => {
    await reduce(1000);
    await aDayLater();
    await closedIn(2021, 8, 'twice');
    await closedIn(2021, 9, 'twice');
    await closedIn(2021, 10, 'another');
    // Of another hub no more than its first step.
    await withService(hub.database, (source) =>
      asPublisher(source, ({ query }) =>
        query('select hub.reduce_closed_trajectories(current_date - 1000, 1)'),
      ),
    );
    const run = await withService(hub.database, (source) => reduceClosedTrajectories(source, 1000, 1));
    expect(run).toMatchObject({ trajectories: 3, clients: 2 });
    const { data } = await write.ask('central')(asked);
    expect(data.retentionRuns.nodes).toMatchObject([{ trajectories: 3, clients: 2 }]);
  });

  it('goes on after some that were all opened again meanwhile', async () => {
    await reduce(1000);
    const { coordinator, happenedOn } = await closedIn(2020, 11, 'the one');
    await closedIn(2021, 12, 'the other');
    const [opened, run] = await inLine<unknown>(hub, `trajectory:${await keyOf(happenedOn)}`, [
      () => write.report('coordinator', coordinator, back),
      () => reduce(1000, 1),
    ]);
    expect(codes(opened as { userErrors: [] })).toEqual([]);
    expect(run).toMatchObject({ trajectories: 1, clients: 1 });
  });

  it.each((Object.keys(actors) as Actor[]).filter((a) => a !== 'central' && a !== 'coordinator'))(
    'does not exist for %s',
    async (actor) => {
      expect((await write.ask(actor)(asked)).status).toBe(400);
    },
  );
});
