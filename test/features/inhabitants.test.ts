import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, herstart, Writing, type Actor } from './trajectory-writing';

/** What a municipality does with an inhabitant rests on stays that its database role does not read. */
let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

const registered = '2026-07-20';

async function otherHouse(): Promise<string> {
  const { rows } = await hub.database.owner.query(
    `select id from hub.facility where operator_id = 'leger-des-heils' and id <> 'kromhout-herstart' order by id limit 1`,
  );
  return toGlobalId('Facility', rows[0].id);
}

/** An inhabitant of Zwijndrecht, with two stays at the same time, as two of those who see the trajectory know it. */
async function inhabitant(happenedOn = registered) {
  const { trajectory } = await write.register('municipality', {
    ...{ happenedOn, route: 'DETENTION', municipalityOfOrigin: 'GM0642' },
  });
  const [central] = await write.knownAs('central', happenedOn);
  expect(codes(await write.handOver('central', central!, 'provider'))).toEqual([]);
  const [provider] = await write.knownAs('provider', happenedOn);
  for (const facility of [herstart, await otherHouse()]) {
    const stay = { kind: 'STAY_STARTED', happenedOn: '2026-08-01', facility };
    expect(codes(await write.report('provider', provider!, stay))).toEqual([]);
  }
  return { own: trajectory.id as string, provider: provider! };
}

it('a municipality reports on who stays in two places, puts it right, and sees how it went', async () => {
  const { own, provider } = await inhabitant();
  const ready = await write.report('municipality', own, { kind: 'MOVE_ON_READY', happenedOn: '2026-09-01' });
  expect([codes(ready), ready.trajectory.phase]).toEqual([[], 'MOVE_ON_READY']);
  const corrected = await write.report('municipality', own, {
    ...{ kind: 'CORRECTION', corrects: ready.event, happenedOn: '2026-09-03' },
  });
  expect(codes(corrected)).toEqual([]);
  // What somebody else reported it does not put right.
  const { data } = await write.ask('municipality')(
    `query ($id: ID!) {
       node(id: $id) { ... on Trajectory { events { id kind reference } stays { startedOn } currentStays { nights } } }
       trajectoryCourse(trajectory: $id) { phase stays { startedOn endedOn } norms { kind } }
     }`,
    { id: own },
  );
  const [, first] = data.node.events;
  expect(first).toMatchObject({ kind: 'STAY_STARTED', reference: null });
  expect(data.node.events.at(-1)).toMatchObject({ kind: 'CORRECTION', reference: expect.any(String) });
  expect([data.node.stays.length, data.node.currentStays.length]).toEqual([2, 2]);
  expect(data.trajectoryCourse).toEqual({
    phase: 'MOVE_ON_READY',
    stays: [
      { startedOn: '2026-08-01', endedOn: null },
      { startedOn: '2026-08-01', endedOn: null },
    ],
    norms: [],
  });
  const others = { kind: 'CORRECTION', corrects: first.id, happenedOn: '2026-08-02' };
  expect(codes(await write.report('municipality', own, others))).toEqual(['EVENT_NOT_FOUND']);
  expect(await write.knownAs('provider', registered)).toEqual([provider]);
});

it('what contradicts an event of somebody else is refused with that event, under the key of the municipality', async () => {
  const day = '2026-07-21';
  const given = { happenedOn: day, route: 'DETENTION', municipalityOfOrigin: 'GM0642' };
  const { trajectory } = await write.register('municipality', given);
  const [coordinator] = await write.knownAs('coordinator', day);
  const closed = await write.report('coordinator', coordinator!, {
    kind: 'CLOSED',
    happenedOn: '2026-08-01',
  });
  expect(codes(closed)).toEqual([]);
  const late = await write.report('municipality', trajectory.id, { kind: 'MOVE_ON_READY' });
  const { data } = await write.ask('municipality')(
    'query ($id: ID!) { node(id: $id) { ... on Trajectory { events { id kind } } } }',
    { id: trajectory.id },
  );
  const known = data.node.events.find(({ kind }: { kind: string }) => kind === 'CLOSED').id;
  expect(late.userErrors).toMatchObject([{ code: 'TRAJECTORY_CLOSED', conflictsWith: known }]);
  expect(known).not.toBe(closed.event);
});

it('a municipality is told of no day on which somebody was seen, nor of what was put right of one', async () => {
  const { own, provider } = await inhabitant('2026-07-22');
  const seen = await write.report('provider', provider, {
    ...{ kind: 'SEEN', facility: herstart, happenedOn: '2026-08-15' },
  });
  const corrected = await write.report('provider', provider, {
    ...{ kind: 'CORRECTION', corrects: seen.event, facility: herstart, happenedOn: '2026-08-16' },
  });
  expect([codes(seen), codes(corrected)]).toEqual([[], []]);
  const kindsFor = async (actor: Actor, id: string) => {
    const { data } = await write.ask(actor)(
      'query ($id: ID!) { node(id: $id) { ... on Trajectory { events { kind } } } }',
      { id },
    );
    return data.node.events.map(({ kind }: { kind: string }) => kind);
  };
  const begun = ['REGISTERED', 'STAY_STARTED', 'STAY_STARTED'];
  expect(await kindsFor('provider', provider)).toEqual([...begun, 'SEEN', 'CORRECTION']);
  expect(await kindsFor('municipality', own)).toEqual(begun);
});
