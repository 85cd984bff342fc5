import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, partnerId } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

/** Sends steps at once; returns those that were taken and those that were refused. */
async function atOnce(id: string, attempts: Array<[Ask, string, object?]>) {
  const payloads = await Promise.all(
    attempts.map(([ask, mutation, given]) => asks.step(ask, mutation, id, given)),
  );
  const taken = payloads.filter(({ userErrors }) => userErrors.length === 0);
  return { taken, refused: payloads.filter(({ userErrors }) => userErrors.length > 0) };
}

describe('two callers at once', () => {
  it('who assign to two associations: one wins, the other gets the new state', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await asks.newNomination();
      await asks.goTo('decideNomination', id);
      const { taken, refused } = await atOnce(id, [
        [asks.coordinator, 'assignNomination', { association: partnerId('trivire') }],
        [asks.central, 'assignNomination', { association: partnerId('woonbron') }],
      ]);
      expect([taken.length, refused.length]).toEqual([1, 1]);
      expect(refused[0].userErrors[0]).toMatchObject({ code: 'STEP_NOT_POSSIBLE', stepInTheWay: 'ASSIGNED' });
      expect(refused[0].nomination).toMatchObject({
        state: 'ASSIGNED',
        association: taken[0].nomination.association,
      });
    }
  });

  it('who answer the same offer: one wins, the others get the new state', async () => {
    const id = await asks.newNomination();
    await asks.goTo('offerDwelling', id);
    const { taken, refused } = await atOnce(id, [
      [asks.trivire, 'acceptOffer'],
      [asks.trivire, 'acceptOffer'],
      [asks.trivire, 'acceptOffer'],
    ]);
    expect([taken.length, refused.length]).toEqual([1, 2]);
    for (const { nomination } of refused) expect(nomination.state).toBe('ACCEPTED');
  });

  it('who act on what they saw: the second is told that it changed', async () => {
    const id = await asks.newNomination();
    const { version: seenVersion } = await asks.see(asks.central, id);
    const { taken, refused } = await atOnce(id, [
      [asks.coordinator, 'assessNomination', { seenVersion }],
      [asks.central, 'withdrawNomination', { seenVersion }],
    ]);
    expect([taken.length, refused.map(codes)]).toEqual([1, [['NOMINATION_CHANGED']]]);
    expect(refused[0].nomination).toEqual(taken[0].nomination);
  });

  it('who offer one dwelling for two nominations: it goes to one', async () => {
    const dwelling = await asks.newDwelling();
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const id = await asks.newNomination();
      await asks.goTo('assignNomination', id);
      ids.push(id);
    }
    const payloads = await Promise.all(
      ids.map((id) => asks.step(asks.trivire, 'offerDwelling', id, { dwelling })),
    );
    expect(payloads.map(codes).sort()).toEqual([[], ['DWELLING_NOT_AVAILABLE'], ['DWELLING_NOT_AVAILABLE']]);
  });
});

describe('a trajectory that is closed', () => {
  const close = (key: unknown) =>
    hub.database.owner.query(
      `update hub.trajectory set closed_on = '2026-10-05', phase = 'CLOSED' where id = $1`,
      [key],
    );

  it('withdraws its nomination, with the offer, and frees the dwelling; the association learns that it is over', async () => {
    const trajectory = await asks.newTrajectory();
    const id = await asks.nominate(trajectory);
    const dwelling = await asks.newDwelling();
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    await close(trajectory.id);
    expect(await asks.see(asks.coordinator, id)).toMatchObject({
      state: 'WITHDRAWN',
      closedOn: '2026-10-05',
    });
    const { steps } = await asks.see(asks.central, id, 'steps { kind ground actor { slug } }');
    expect(steps.at(-1)).toEqual({ kind: 'WITHDRAWN', ground: 'TRAJECTORY_CLOSED', actor: null });
    expect(await asks.dwellingState(dwelling)).toBe('AVAILABLE');
    const { nomination, userErrors } = await asks.step(asks.trivire, 'acceptOffer', id, {
      happenedOn: '2026-10-06',
    });
    expect(userErrors[0]).toMatchObject({
      code: 'STEP_NOT_POSSIBLE',
      stepInTheWay: 'WITHDRAWN',
      possibleSteps: [],
    });
    expect(nomination).toMatchObject({
      ...{ state: 'WITHDRAWN', need: null },
      withheld: [{ field: 'need', reason: 'OUTSIDE_YOUR_RELATION' }],
    });
  });

  it('leaves a nomination that came to a home as it is', async () => {
    const trajectory = await asks.newTrajectory();
    const id = await asks.nominate(trajectory);
    await asks.goTo('houseCandidate', id);
    await close(trajectory.id);
    expect(await asks.see(asks.coordinator, id)).toMatchObject({ state: 'HOUSED', closedOn: '2026-09-10' });
  });

  it('while an answer is on its way: one of the two comes first, and both are kept in order', async () => {
    const trajectory = await asks.newTrajectory();
    const id = await asks.nominate(trajectory);
    await asks.goTo('offerDwelling', id);
    const [payload] = await Promise.all([asks.step(asks.trivire, 'acceptOffer', id), close(trajectory.id)]);
    expect([[], ['STEP_NOT_POSSIBLE']]).toContainEqual(codes(payload));
    expect(await asks.see(asks.central, id)).toMatchObject({ state: 'WITHDRAWN', dwelling: null });
  });
});
