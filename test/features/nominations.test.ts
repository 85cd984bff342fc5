import { countIn } from '../setup/count';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, partnerId, stepDay, way } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

const count = countIn(() => hub);

describe('a nomination', () => {
  it('goes step by step to a home, as each step says', async () => {
    const id = await asks.newNomination();
    const dwelling = await asks.newDwelling();
    const states: string[] = [];
    for (const [mutation, by] of way) {
      const given = mutation === 'offerDwelling' ? { dwelling } : {};
      const { nomination, step, userErrors } = await asks.step(asks[by], mutation, id, given);
      expect([mutation, userErrors]).toEqual([mutation, []]);
      expect(step.happenedOn).toBe(stepDay);
      states.push(nomination.state);
    }
    expect(states).toEqual(['ASSESSED', 'GRANTED', 'ASSIGNED', 'OFFERED', 'ACCEPTED', 'LEASED', 'HOUSED']);
    expect(await asks.see(asks.coordinator, id)).toMatchObject({
      ...{
        state: 'HOUSED',
        closedOn: stepDay,
        lease: 'OWN',
        nextStep: null,
        due: null,
        overdue: false,
        version: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      ...{ association: { slug: 'trivire' }, dwelling: { id: dwelling, state: 'LET' } },
    });
  });

  it('says when the next step is due, by the deadline of its state', async () => {
    const id = await asks.newNomination();
    expect(await asks.see(asks.coordinator, id)).toMatchObject({ nextStep: 'ASSESSED', due: '2026-09-29' });
    const decided = await asks.goTo('decideNomination', id);
    expect(decided.nomination).toMatchObject({ nextStep: 'ASSIGNED', due: '2026-09-24', overdue: true });
    const { nomination } = await asks.step(asks.coordinator, 'assignNomination', id, {
      happenedOn: '2026-11-16',
    });
    expect(nomination).toMatchObject({ nextStep: 'OFFERED', due: '2026-12-14' });
  });

  it('that is refused is free for another association, and so is its dwelling', async () => {
    const id = await asks.newNomination();
    const dwelling = await asks.newDwelling();
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    expect(await asks.dwellingState(dwelling)).toBe('NOMINATED');
    const refused = await asks.step(asks.trivire, 'refuseNomination', id, { ground: 'TOO_SMALL' });
    expect(refused).toMatchObject({
      nomination: null,
      step: { kind: 'REFUSED', ground: 'TOO_SMALL' },
      userErrors: [],
    });
    expect(await asks.dwellingState(dwelling)).toBe('AVAILABLE');
    const { nomination } = await asks.step(asks.coordinator, 'assignNomination', id, {
      association: partnerId('woonbron'),
    });
    expect(nomination).toMatchObject({ state: 'ASSIGNED', association: { slug: 'woonbron' } });
    expect(await asks.see(asks.trivire, id)).toBeNull();
  });

  it('that is withdrawn ends, with the offer, and frees the dwelling', async () => {
    const id = await asks.newNomination();
    const dwelling = await asks.newDwelling();
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    const { nomination } = await asks.step(asks.coordinator, 'withdrawNomination', id);
    expect(nomination).toMatchObject({ state: 'WITHDRAWN', closedOn: stepDay, dwelling: null, due: null });
    expect(await asks.dwellingState(dwelling)).toBe('AVAILABLE');
  });

  it('with a lease of three parties waits for its turn, and ends with it', async () => {
    const id = await asks.newNomination();
    const { nomination } = await asks.goTo('houseCandidate', id, { signLease: { lease: 'THREE_PARTY' } });
    expect(nomination).toMatchObject({
      state: 'HOUSED',
      closedOn: null,
      nextStep: 'LEASE_TURNED',
      due: '2027-09-10',
    });
    const turned = await asks.step(asks.trivire, 'turnLease', id, { happenedOn: '2026-10-01' });
    expect(turned.nomination).toMatchObject({
      state: 'HOUSED',
      closedOn: '2026-10-01',
      lease: 'OWN',
      due: null,
    });
  });

  it('is kept for one association when it is reserved, until it is taken back', async () => {
    const id = await asks.newNomination();
    await asks.goTo('decideNomination', id);
    const reserved = await asks.step(asks.coordinator, 'reserveNomination', id);
    expect(reserved.nomination).toMatchObject({ state: 'RESERVED', association: { slug: 'trivire' } });
    const other = { association: partnerId('woonbron') };
    const refused = await asks.step(asks.coordinator, 'assignNomination', id, other);
    expect(refused.userErrors).toEqual([
      expect.objectContaining({
        ...{ __typename: 'StepNotPossible', code: 'RESERVED_FOR_ANOTHER', path: ['input', 'association'] },
        ...{ stepInTheWay: 'RESERVED', stepInTheWayOn: stepDay },
      }),
    ]);
    await asks.step(asks.coordinator, 'releaseNomination', id);
    expect(codes(await asks.step(asks.coordinator, 'assignNomination', id, other))).toEqual([]);
  });
});

describe('what contradicts', () => {
  it('is refused with the step in the way and what is possible, and changes nothing', async () => {
    const id = await asks.newNomination();
    await asks.goTo('acceptOffer', id);
    const before = await count('hub.nomination_step');
    const payload = await asks.step(asks.coordinator, 'decideNomination', id);
    expect(payload).toMatchObject({ step: null, nomination: { state: 'ACCEPTED' } });
    expect(payload.userErrors).toEqual([
      expect.objectContaining({
        ...{ __typename: 'StepNotPossible', code: 'STEP_NOT_POSSIBLE', path: ['input', 'nomination'] },
        ...{ stepInTheWay: 'DECIDED', stepInTheWayOn: stepDay },
        possibleSteps: ['LEASE_SIGNED', 'RELEASED', 'WITHDRAWN'],
      }),
    ]);
    expect(payload.userErrors[0].whatToDo.nl).toContain('LEASE_SIGNED');
    expect(await count('hub.nomination_step')).toBe(before);
  });

  it.each([
    ['before the last step', '2026-08-31', 'STEP_BEFORE_LAST'],
    ['far ahead', '2999-01-01', 'STEP_IN_FUTURE'],
  ])('is a date %s', async (_, happenedOn, code) => {
    const id = await asks.newNomination();
    expect(codes(await asks.step(asks.coordinator, 'assessNomination', id, { happenedOn }))).toEqual([code]);
  });

  it('is what the version that was seen does not show', async () => {
    const id = await asks.newNomination();
    const { version } = await asks.see(asks.central, id);
    await asks.step(asks.coordinator, 'assessNomination', id);
    const payload = await asks.step(asks.central, 'withdrawNomination', id, { seenVersion: version });
    expect(payload.userErrors).toEqual([
      expect.objectContaining({ __typename: 'Conflict', code: 'NOMINATION_CHANGED' }),
    ]);
    expect(payload.nomination.state).toBe('ASSESSED');
    const seen = { seenVersion: payload.nomination.version };
    expect(codes(await asks.step(asks.central, 'withdrawNomination', id, seen))).toEqual([]);
  });
});

describe('the same reference', () => {
  it('changes nothing when the same step is sent twice, also after it is no longer the own', async () => {
    const id = await asks.newNomination();
    await asks.goTo('assignNomination', id);
    const given = { reference: 'sent-twice' };
    const first = await asks.step(asks.trivire, 'refuseNomination', id, given);
    const before = await count('hub.nomination_step');
    expect(await asks.step(asks.trivire, 'refuseNomination', id, given)).toEqual({
      ...first,
      alreadyTaken: true,
    });
    expect(await count('hub.nomination_step')).toBe(before);
  });

  it('is refused for another step', async () => {
    const [one, other] = [await asks.newNomination(), await asks.newNomination()];
    await asks.step(asks.coordinator, 'assessNomination', one, { reference: 'used' });
    expect(
      codes(await asks.step(asks.coordinator, 'assessNomination', other, { reference: 'used' })),
    ).toEqual(['REFERENCE_REUSED']);
  });

  it('holds no citizen service number', async () => {
    const id = await asks.newNomination();
    const payload = await asks.step(asks.coordinator, 'assessNomination', id, { reference: '111222333' });
    expect(codes(payload)).toEqual(['LOOKS_LIKE_BSN']);
  });
});

describe('a step', () => {
  it('writes one audit line that names the nomination and nothing behind it', async () => {
    const id = await asks.newNomination();
    await asks.step(asks.coordinator, 'assessNomination', id);
    const { rows } = await hub.database.owner.query(
      `select activity, subjects, role from hub.audit_event where activity = 'nomination.assessed' order by id desc limit 1`,
    );
    const key = Buffer.from(id, 'base64url').toString().replace('Nomination:', '');
    expect(rows).toEqual([{ activity: 'nomination.assessed', subjects: [key], role: 'CASE_COORDINATOR' }]);
  });

  it('names an association that is one, in the housing market of the nomination', async () => {
    const id = await asks.newNomination({}, {}, { housing_market: 'ALBLASSERWAARD' });
    await asks.goTo('decideNomination', id, { decideNomination: { onBehalfOf: 'GM0512' } });
    const to = (slug: string) =>
      asks.step(asks.coordinator, 'assignNomination', id, { association: partnerId(slug) });
    expect(codes(await to('trivire'))).toEqual(['OUTSIDE_HOUSING_MARKET']);
    expect(codes(await to('yulius'))).toEqual(['ASSOCIATION_NOT_FOUND']);
    expect(codes(await to('nobody'))).toEqual(['ASSOCIATION_NOT_FOUND']);
  });

  it('names a dwelling of that association, that is free, in that housing market', async () => {
    const [id, other] = [await asks.newNomination(), await asks.newNomination()];
    await asks.goTo('assignNomination', id);
    await asks.goTo('assignNomination', other);
    const offer = (dwelling: string, to = id) => asks.step(asks.trivire, 'offerDwelling', to, { dwelling });
    expect(codes(await offer(await asks.newDwelling({ association_id: 'woonbron' })))).toEqual([
      'DWELLING_NOT_FOUND',
    ]);
    expect(codes(await offer('RHdlbGxpbmc6eA'))).toEqual(['DWELLING_NOT_FOUND']);
    expect(codes(await offer(await asks.newDwelling({ municipality_id: 'GM0512' })))).toEqual([
      'OUTSIDE_HOUSING_MARKET',
    ]);
    const dwelling = await asks.newDwelling();
    expect(codes(await offer(dwelling, other))).toEqual([]);
    expect(codes(await offer(dwelling))).toEqual(['DWELLING_NOT_AVAILABLE']);
  });

  it('may offer another dwelling than the assignment named, which is then free', async () => {
    const id = await asks.newNomination();
    const [named, offered] = [await asks.newDwelling(), await asks.newDwelling()];
    await asks.goTo('assignNomination', id, { assignNomination: { dwelling: named } });
    expect(await asks.dwellingState(named)).toBe('NOMINATED');
    expect(codes(await asks.step(asks.trivire, 'offerDwelling', id, { dwelling: offered }))).toEqual([]);
    expect([await asks.dwellingState(named), await asks.dwellingState(offered)]).toEqual([
      'AVAILABLE',
      'NOMINATED',
    ]);
  });
});
