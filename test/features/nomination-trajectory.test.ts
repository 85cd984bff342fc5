import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, pseudonymOf, stepDay } from './nomination-asks';

/** What nominations and trajectories tell each other. */
let hub: TestHub;
let asks: NominationAsks;
let yulius: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
  yulius = hub.as('yulius', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

/** A client of Yulius who became ready to move on, with the events that say so. */
async function newReady(readyOn = '2026-08-01', route = 'SHELTERED_HOUSING'): Promise<TableRow> {
  const trajectory = await asks.newTrajectory({ route });
  const event = (kind: string, happened_on: string) =>
    factories.trajectoryEvent({
      ...{ trajectory_id: trajectory.id, kind, happened_on, actor_id: 'yulius', actor_role: 'CARE_PROVIDER' },
    });
  await insert(hub.database.owner, 'hub.trajectory_event', [
    event('REGISTERED', '2026-01-01'),
    ...(route === 'SHELTER' ? [event('ACCESS_GRANTED', '2026-01-02'), event('TRIAGED', '2026-02-01')] : []),
    event('MOVE_ON_READY', readyOn),
  ]);
  return trajectory;
}

const known = (trajectory: TableRow, recipient = 'yulius') =>
  toGlobalId('Trajectory', pseudonymOf(trajectory, recipient));

async function submit(trajectory: TableRow, given: object = {}) {
  const input = {
    ...{ trajectory: known(trajectory), scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTERED_HOUSING' },
    ...{ submittedOn: '2026-09-01', reference: `t-${(serial += 1)}`, ...given },
  };
  const { data, errors } = await yulius(
    `mutation ($input: SubmitNominationInput!) { submitNomination(input: $input) { nomination { id } userErrors { code } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.submitNomination;
}

async function course(trajectory: TableRow, ask = yulius, recipient = 'yulius') {
  const query = `query ($id: ID!) { node(id: $id) { ... on Trajectory {
    phase closedOn events { id kind happenedOn actor { slug } } } } }`;
  const { data, errors } = await ask(query, { id: known(trajectory, recipient) });
  expect(errors).toBeUndefined();
  return data.node;
}

async function report(ask: Ask, trajectory: string, given: object) {
  const input = { trajectory, happenedOn: '2026-10-05', reference: `r-${(serial += 1)}`, ...given };
  const { data, errors } = await ask(
    `mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) { userErrors { code } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return codes(data.reportTrajectoryEvent);
}

describe('a nomination tells its trajectory', () => {
  it('when somebody is nominated, offered a dwelling and housed', async () => {
    const trajectory = await newReady();
    const { nomination } = await submit(trajectory);
    expect((await course(trajectory)).phase).toBe('NOMINATED');
    await asks.goTo('offerDwelling', nomination.id);
    expect((await course(trajectory)).phase).toBe('OFFERED');
    for (const mutation of ['acceptOffer', 'signLease', 'houseCandidate'])
      await asks.step(asks.trivire, mutation, nomination.id);
    const { phase, events } = await course(trajectory);
    expect(phase).toBe('HOUSED');
    const told = events.filter(({ kind }: { kind: string }) =>
      ['NOMINATED', 'OFFERED', 'HOUSED'].includes(kind),
    );
    expect(told.map(({ id: _id, ...event }: { id: string }) => event)).toEqual(
      expect.arrayContaining([
        { kind: 'NOMINATED', happenedOn: '2026-09-01', actor: { slug: 'yulius' } },
        { kind: 'OFFERED', happenedOn: stepDay, actor: { slug: 'trivire' } },
        { kind: 'HOUSED', happenedOn: stepDay, actor: { slug: 'trivire' } },
      ]),
    );
  });

  it('that an offer came to nothing: still nominated', async () => {
    const trajectory = await newReady();
    const { nomination } = await submit(trajectory);
    await asks.goTo('offerDwelling', nomination.id);
    await asks.step(asks.trivire, 'refuseNomination', nomination.id);
    expect((await course(trajectory)).phase).toBe('NOMINATED');
  });

  it.each([
    ['withdrawn', 'withdrawNomination', {}],
    ['rejected', 'decideNomination', { decision: 'REJECTED', ground: 'NO_URGENT_NEED' }],
  ])('that it was %s: ready to move on again, and to be nominated again', async (_, mutation, given) => {
    const trajectory = await newReady();
    const { nomination } = await submit(trajectory);
    await asks.goTo('assessNomination', nomination.id);
    expect(codes(await asks.step(asks.coordinator, mutation, nomination.id, given))).toEqual([]);
    expect((await course(trajectory)).phase).toBe('MOVE_ON_READY');
    expect(codes(await submit(trajectory))).toEqual(['SUBMITTED_TOO_EARLY']);
    expect(codes(await submit(trajectory, { submittedOn: stepDay }))).toEqual([]);
  });

  it('what only its steps can put right', async () => {
    const trajectory = await newReady();
    await submit(trajectory);
    const { events } = await course(trajectory);
    const { id: corrects } = events.find(({ kind }: { kind: string }) => kind === 'NOMINATED');
    const given = { kind: 'CORRECTION', corrects, withdraw: true };
    expect(await report(yulius, known(trajectory), given)).toEqual(['EVENT_NOT_FOUND']);
  });
});

describe('a trajectory tells its nomination', () => {
  it('that somebody is not ready to move on, or became so later', async () => {
    const later = await newReady('2026-09-15');
    expect(codes(await submit(later))).toEqual(['SUBMITTED_TOO_EARLY']);
    const housed = await newReady();
    await insert(hub.database.owner, 'hub.trajectory_event', [
      factories.trajectoryEvent({
        ...{ trajectory_id: housed.id, kind: 'HOUSED', happened_on: '2026-08-15' },
        ...{ actor_id: 'sociale-dienst-drechtsteden', actor_role: 'CASE_COORDINATOR' },
      }),
    ]);
    expect(codes(await submit(housed))).toEqual(['NOT_MOVE_ON_READY']);
  });

  it.each(['TRIAGED', 'MOVE_ON_READY', 'HOUSED'])(
    'nothing of %s while it is under way: its steps do',
    async (kind) => {
      const trajectory = await newReady('2026-08-01', 'SHELTER');
      const { nomination } = await submit(trajectory);
      await asks.goTo('offerDwelling', nomination.id);
      const id = known(trajectory, 'sociale-dienst-drechtsteden');
      const { phase, events } = await course(trajectory, asks.coordinator, 'sociale-dienst-drechtsteden');
      const inTheWay = events.find((event: { kind: string }) => event.kind === 'OFFERED');
      const input = { trajectory: id, kind, happenedOn: '2026-10-05', reference: `refused-${kind}` };
      const { data } = await asks.coordinator(
        `mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) { event
          userErrors { __typename code path ... on EventContradiction { conflictsWith contradictedOn } } } }`,
        { input },
      );
      expect(data.reportTrajectoryEvent).toEqual({
        event: null,
        userErrors: [
          {
            ...{ __typename: 'EventContradiction', code: 'NOMINATION_UNDER_WAY', path: ['input', 'kind'] },
            ...{ conflictsWith: inTheWay.id, contradictedOn: '2026-10-05' },
          },
        ],
      });
      expect([phase, (await course(trajectory)).phase]).toEqual(['OFFERED', 'OFFERED']);
      // Once it is over these can be said again.
      await asks.step(asks.coordinator, 'withdrawNomination', nomination.id);
      expect(await report(asks.coordinator, id, { kind })).toEqual([]);
    },
  );

  it('what was before it is put right, where that does not set it back', async () => {
    const trajectory = await newReady();
    const { nomination } = await submit(trajectory);
    const id = known(trajectory, 'sociale-dienst-drechtsteden');
    const { events } = await course(trajectory, asks.coordinator, 'sociale-dienst-drechtsteden');
    const ready = events.find(({ kind }: { kind: string }) => kind === 'MOVE_ON_READY');
    const correct = (happenedOn: string) =>
      report(asks.coordinator, id, { kind: 'CORRECTION', corrects: ready.id, happenedOn });
    expect(await correct('2026-08-02')).toEqual([]);
    expect((await course(trajectory)).phase).toBe('NOMINATED');
    expect(await correct('2026-09-02')).toEqual(['NOMINATION_UNDER_WAY']);
    await asks.step(asks.coordinator, 'withdrawNomination', nomination.id);
  });

  it('that it is closed: the nomination is withdrawn, and the trajectory stays closed', async () => {
    const trajectory = await newReady();
    const { nomination } = await submit(trajectory);
    await asks.goTo('offerDwelling', nomination.id);
    const id = known(trajectory, 'sociale-dienst-drechtsteden');
    expect(await report(asks.coordinator, id, { kind: 'CLOSED' })).toEqual([]);
    expect(await asks.see(asks.central, nomination.id)).toMatchObject({
      state: 'WITHDRAWN',
      closedOn: '2026-10-05',
    });
    expect(await course(trajectory)).toMatchObject({ phase: 'CLOSED', closedOn: '2026-10-05' });
  });

  it('at the moment of an answer: one of the two waits, and none is lost', async () => {
    for (let round = 0; round < 4; round += 1) {
      const trajectory = await newReady();
      const { nomination } = await submit(trajectory);
      await asks.goTo('assignNomination', nomination.id);
      const dwelling = await asks.newDwelling();
      const id = known(trajectory, 'sociale-dienst-drechtsteden');
      const [closed, offered] = await Promise.all([
        report(asks.coordinator, id, { kind: 'CLOSED' }),
        asks.step(asks.trivire, 'offerDwelling', nomination.id, { dwelling }),
      ]);
      expect(closed).toEqual([]);
      expect([[], ['STEP_NOT_POSSIBLE']]).toContainEqual(codes(offered));
      expect(await asks.see(asks.central, nomination.id)).toMatchObject({
        state: 'WITHDRAWN',
        dwelling: null,
      });
      expect((await course(trajectory)).phase).toBe('CLOSED');
      expect(await asks.dwellingState(dwelling)).toBe('AVAILABLE');
    }
  });
});
