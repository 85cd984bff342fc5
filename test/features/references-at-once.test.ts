import { toGlobalId } from '../../src/graphql/global-id';
import { atOnce } from '../setup/at-once';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { NominationAsks, pseudonymOf } from './nomination-asks';
import { codes, partner, Writing } from './trajectory-writing';

let hub: TestHub;
let write: Writing;
let asks: NominationAsks;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

type Asker = 'coordinator' | 'central' | 'provider' | 'accessPoint';

async function send(actor: Asker, name: string, input: Record<string, unknown>) {
  const { data, errors } = await write.ask(actor)(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
      userErrors { code } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

const nextYear = new Date().getUTCFullYear() + 1;
const need = {
  ...{ housingMarket: 'DRECHTSTEDEN', expectedPeriod: `${nextYear}-Q2` },
  kindOfDwelling: 'INDEPENDENT_DWELLING',
};
const submission = { scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTER', submittedOn: '2026-10-11' };
const registration = { route: 'SHELTER', municipalityOfOrigin: 'GM0505', happenedOn: '2026-10-01' };
const quota = { scheme: 'QUOTA_SCHEME', agreed: 5, source: 'Besluit' };

const trajectoryOf = async () =>
  toGlobalId('Trajectory', pseudonymOf(await asks.newTrajectory(), 'sociale-dienst-drechtsteden'));

/** What one partner can send twice, about two things. */
const sent: Array<[name: string, actor: Asker, subject: () => Promise<Record<string, unknown>>]> = [
  [
    'reportTrajectoryEvent',
    'coordinator',
    async () => ({
      trajectory: (await write.newClient()).coordinator,
      kind: 'CLOSED',
      happenedOn: '2026-10-11',
    }),
  ],
  [
    'handOver',
    'coordinator',
    async () => ({
      ...{ trajectory: (await write.newClient()).coordinator, happenedOn: '2026-10-11' },
      ...{ partner: partner('otherProvider'), role: 'CARE_PROVIDER' },
    }),
  ],
  [
    'recordHousingNeed',
    'coordinator',
    async () => ({ ...need, trajectory: (await write.newClient()).coordinator }),
  ],
  [
    'stateCare',
    'coordinator',
    async () => ({ trajectory: (await write.newClient()).coordinator, causes: ['NUISANCE'] }),
  ],
  ['submitNomination', 'coordinator', async () => ({ ...submission, trajectory: await trajectoryOf() })],
  [
    'assessNomination',
    'coordinator',
    async () => ({ nomination: await asks.newNomination(), happenedOn: '2026-10-11' }),
  ],
  [
    'registerTrajectory',
    'accessPoint',
    async () => ({ ...registration, clientReference: `client-${(serial += 1)}` }),
  ],
  ['setQuota', 'central', async () => ({ ...quota, year: nextYear + (serial += 1) })],
  [
    'setCountingWay',
    'central',
    async () => {
      const { rows } = await hub.database.owner.query<{ id: string }>(
        'select id from hub.facility where operator_id is not null order by md5(id) offset $1 limit 1',
        [(serial += 1) - 1],
      );
      return {
        facility: toGlobalId('Facility', rows[0]!.id),
        ...{ way: 'STAYS', from: `${nextYear}-03-01` },
      };
    },
  ],
];

describe.each(sent)('%s', (name, actor, subject) => {
  it('under one reference for two at once is recorded for one, and the other is told', async () => {
    serial = 0;
    const reference = `${name}-two`;
    const [one, other] = [await subject(), await subject()];
    const payloads = await atOnce(hub, 'hub.audit_event', [
      () => send(actor, name, { ...one, reference }),
      () => send(actor, name, { ...other, reference }),
    ]);
    expect(payloads.map(codes).sort()).toEqual([[], ['REFERENCE_REUSED']]);
  });

  it('twice the same at once is recorded once', async () => {
    const input = { ...(await subject()), reference: `${name}-twice` };
    const acts = await write.count('hub.audit_event');
    const payloads = await atOnce(hub, 'hub.audit_event', [
      () => send(actor, name, input),
      () => send(actor, name, input),
    ]);
    expect(payloads.map(codes)).toEqual([[], []]);
    expect(await write.count('hub.audit_event')).toBe(acts + 1);
  });
});

const family = { ...registration, route: 'FAMILY' };

it('a registration and an event under one reference at once: one is recorded', async () => {
  const { trajectory } = await write.register('provider', { route: 'FAMILY' });
  const reference = 'of-both';
  const payloads = await atOnce(hub, 'hub.audit_event', [
    () => send('provider', 'registerTrajectory', { ...family, clientReference: 'of-both', reference }),
    () =>
      send('provider', 'reportTrajectoryEvent', {
        ...{ trajectory: trajectory.id, kind: 'MOVE_ON_READY', happenedOn: '2026-10-11', reference },
      }),
  ]);
  expect(payloads.map(codes).sort()).toEqual([[], ['REFERENCE_REUSED']]);
});

it('a registration under the reference of a hand-over is told that it was used', async () => {
  const { trajectory } = await write.register('provider', { route: 'FAMILY' });
  const reference = 'handed-before';
  const handOver = { partner: partner('team'), role: 'COMMUNITY_TEAM', happenedOn: '2026-10-11', reference };
  expect(codes(await send('provider', 'handOver', { ...handOver, trajectory: trajectory.id }))).toEqual([]);
  const again = { ...family, clientReference: 'handed-before', reference };
  expect(codes(await send('provider', 'registerTrajectory', again))).toEqual(['REFERENCE_REUSED']);
});
