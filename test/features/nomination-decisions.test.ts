import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

/** A nomination that waits for a decision. */
async function assessed(
  given: TableRow = {},
  trajectory: TableRow = {},
  need: TableRow = {},
): Promise<string> {
  const id = await asks.newNomination(given, trajectory, need);
  await asks.goTo('assessNomination', id);
  return id;
}

const decide = (id: string, given: object = {}, ask = asks.coordinator) =>
  asks.step(ask, 'decideNomination', id, given);

describe('a decision', () => {
  it('records by whom, for which municipality and under which mandate', async () => {
    const id = await assessed();
    await decide(id, { onBehalfOf: 'GM0610', mandate: 'Mandaatbesluit Sliedrecht 2025, artikel 3' });
    const fields = `decidedFor { code } steps { kind decision mandate onBehalfOf { code } actor { slug } override }`;
    const { decidedFor, steps } = await asks.see(asks.central, id, fields);
    expect(decidedFor).toEqual({ code: 'GM0610' });
    expect(steps.at(-1)).toEqual({
      ...{ kind: 'DECIDED', decision: 'GRANTED', mandate: 'Mandaatbesluit Sliedrecht 2025, artikel 3' },
      ...{ onBehalfOf: { code: 'GM0610' }, actor: { slug: 'sociale-dienst-drechtsteden' }, override: null },
    });
  });

  it('to reject has a ground and is the end', async () => {
    const id = await assessed();
    expect(codes(await decide(id, { decision: 'REJECTED' }))).toEqual(['GROUND_REQUIRED']);
    const { nomination } = await decide(id, { decision: 'REJECTED', ground: 'NO_TIE_TO_REGION' });
    expect(nomination).toMatchObject({ state: 'REJECTED', nextStep: null, closedOn: '2026-09-10' });
  });

  it.each([
    ['a ground with a grant', { ground: 'INCOMPLETE' }, 'GROUND_NOT_ALLOWED'],
    ['a municipality in the other housing market', { onBehalfOf: 'GM0512' }, 'OUTSIDE_HOUSING_MARKET'],
    ['a municipality outside the region', { onBehalfOf: 'GM0344' }, 'MUNICIPALITY_NOT_FOUND'],
    ['no mandate', { mandate: ' ' }, 'TEXT_LENGTH'],
    ['a mandate with a citizen service number', { mandate: 'zie 111222333' }, 'LOOKS_LIKE_BSN'],
    ['an override by the case coordinator', { override: 'HARDSHIP' }, 'OVERRIDE_NOT_YOURS'],
    [
      'a ground that is not true',
      { decision: 'REJECTED', ground: 'EARLIER_APPLICATION' },
      'NO_EARLIER_APPLICATION',
    ],
  ])('with %s is refused', async (_, given, code) => {
    const id = await assessed();
    expect(codes(await decide(id, given))).toEqual([code]);
    expect(await asks.see(asks.central, id)).toMatchObject({ state: 'ASSESSED' });
  });

  it('with an override that nothing asks for is refused', async () => {
    expect(codes(await decide(await assessed(), { override: 'SAFETY' }, asks.central))).toEqual([
      'OVERRIDE_NOT_NEEDED',
    ]);
  });
});

describe('an earlier application', () => {
  /** Two nominations of one client, the first of them over; returns the second, which waits for a decision. */
  async function again(first: TableRow, second: TableRow = {}, ground = 'CLIENT_WITHDREW'): Promise<string> {
    const trajectory = await asks.newTrajectory();
    const earlier = await asks.nominate(trajectory, { submitted_on: '2024-01-10', ...first });
    await asks.step(asks.coordinator, 'withdrawNomination', earlier, { ground });
    const later = await asks.newTrajectory({ client_id: trajectory.client_id, provider_id: 'timon' });
    const id = await asks.nominate(later, second);
    await asks.goTo('assessNomination', id);
    return id;
  }

  it('for the same reason within three years is told to the decider, and stands against a grant', async () => {
    const id = await again({});
    expect(await asks.see(asks.coordinator, id, 'earlierApplicationOn')).toEqual({
      earlierApplicationOn: '2024-01-10',
    });
    const { userErrors } = await decide(id);
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'EARLIER_APPLICATION', path: ['input', 'decision'] }),
    ]);
    expect(userErrors[0].message.nl).toContain('2024-01-10');
    const rejected = await decide(id, { decision: 'REJECTED', ground: 'EARLIER_APPLICATION' });
    expect(rejected.nomination.state).toBe('REJECTED');
  });

  it('is overruled by the central municipality alone, with a reason', async () => {
    const id = await again({});
    expect(codes(await decide(id, {}, asks.central))).toEqual(['EARLIER_APPLICATION']);
    const granted = await decide(id, { override: 'HARDSHIP' }, asks.central);
    expect(granted.nomination.state).toBe('GRANTED');
    const { steps } = await asks.see(asks.central, id, 'steps { override }');
    expect(steps.at(-1).override).toBe('HARDSHIP');
  });

  it.each([
    ['for another reason', { reason: 'FROM_PRISON' }, {}, undefined],
    ['of three years before', { submitted_on: '2023-09-01' }, {}, undefined],
    ['that was submitted in error', {}, {}, 'SUBMITTED_IN_ERROR'],
  ])('%s stands against nothing', async (_, first, second, ground) => {
    expect(codes(await decide(await again(first, second, ground)))).toEqual([]);
  });
});

describe('a quota', () => {
  const quotaOf = (fields: string) =>
    `query ($year: Int!) { quota(filter: { year: [$year], scheme: [QUOTA_SCHEME] }) { ${fields} } }`;
  const counted = 'agreed used reserved left municipality { code }';

  async function left(year: number) {
    const { data, errors } = await asks.central(quotaOf(counted), { year });
    expect(errors).toBeUndefined();
    return data.quota;
  }

  const agree = (given: TableRow) =>
    insert(hub.database.owner, 'hub.quota_agreement', [
      factories.quotaAgreement({ scheme: 'QUOTA_SCHEME', ...given }),
    ]);

  const inYear = (year: number) => ({ scheme: 'QUOTA_SCHEME', submitted_on: `${year}-01-05` });
  const on = (year: number) => ({ happenedOn: `${year}-02-01` });

  async function waiting(year: number): Promise<string> {
    const id = await asks.newNomination(inYear(year));
    await asks.step(asks.coordinator, 'assessNomination', id, { happenedOn: `${year}-01-20` });
    return id;
  }

  it('counts what is granted, what came to a lease and what is left', async () => {
    await agree({ from_year: 2015, to_year: 2015, agreed: 3 });
    expect(await left(2015)).toEqual([{ agreed: 3, used: 0, reserved: 0, left: 3, municipality: null }]);
    const [one, other] = [await waiting(2015), await waiting(2015)];
    await decide(one, on(2015));
    await decide(other, on(2015));
    expect(await left(2015)).toMatchObject([{ used: 0, reserved: 2, left: 1 }]);
    const dwelling = await asks.newDwelling();
    for (const [mutation, ask, given] of [
      ['assignNomination', asks.coordinator, {}],
      ['offerDwelling', asks.trivire, { dwelling }],
      ['acceptOffer', asks.trivire, {}],
      ['signLease', asks.trivire, {}],
    ] as const)
      expect(codes(await asks.step(ask, mutation, one, given))).toEqual([]);
    expect(await left(2015)).toMatchObject([{ used: 1, reserved: 1, left: 1 }]);
    await asks.step(asks.coordinator, 'withdrawNomination', other);
    expect(await left(2015)).toMatchObject([{ used: 1, reserved: 0, left: 2 }]);
  });

  it('that is full refuses the next, unless the central municipality gives a reason', async () => {
    await agree({ from_year: 2016, to_year: 2016, agreed: 1 });
    await decide(await waiting(2016), on(2016));
    const id = await waiting(2016);
    const { userErrors } = await decide(id, on(2016));
    expect(userErrors).toEqual([expect.objectContaining({ __typename: 'Conflict', code: 'QUOTA_FULL' })]);
    expect(userErrors[0].message.en).toContain('2016');
    expect(codes(await decide(id, { ...on(2016), override: 'QUOTA_RAISED' }))).toEqual([
      'OVERRIDE_NOT_YOURS',
    ]);
    const granted = await decide(id, { ...on(2016), override: 'QUOTA_RAISED' }, asks.central);
    expect(granted.nomination.state).toBe('GRANTED');
    expect(await left(2016)).toMatchObject([{ agreed: 1, reserved: 2, left: -1 }]);
  });

  it('of a municipality is a share of its own, beside that of the region', async () => {
    await agree({ from_year: 2017, to_year: 2017, agreed: 5 });
    await agree({
      from_year: 2017,
      to_year: 2017,
      agreed: 1,
      municipality_id: 'GM0505',
      allocation_key: 'inwoners',
    });
    await decide(await waiting(2017), on(2017));
    const id = await waiting(2017);
    expect(codes(await decide(id, on(2017)))).toEqual(['QUOTA_FULL']);
    expect(codes(await decide(id, { ...on(2017), onBehalfOf: 'GM0610' }))).toEqual([]);
    expect(await left(2017)).toEqual(
      expect.arrayContaining([
        { agreed: 5, used: 0, reserved: 2, left: 3, municipality: null },
        { agreed: 1, used: 0, reserved: 1, left: 0, municipality: { code: 'GM0505' } },
      ]),
    );
  });

  it('gives its last place to one of many at once', async () => {
    await agree({ from_year: 2018, to_year: 2018, agreed: 2 });
    const ids: string[] = [];
    while (ids.length < 8) ids.push(await waiting(2018));
    const payloads = await Promise.all(ids.map((id) => decide(id, on(2018))));
    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(2);
    const refused = payloads.filter(({ userErrors }) => userErrors.length > 0);
    expect(refused.map(codes)).toEqual(Array.from({ length: 6 }, () => ['QUOTA_FULL']));
    for (const { nomination } of refused) expect(nomination.state).toBe('ASSESSED');
    expect(await left(2018)).toMatchObject([{ reserved: 2, left: 0 }]);
  });

  it('is agreed for every year until further notice where no end is given', async () => {
    await agree({ id: 'every-year', from_year: 2019, to_year: null, agreed: 7 });
    const { data } = await asks.central(`{ quota(filter: { scheme: [QUOTA_SCHEME] }) { year agreed } }`);
    const years = data.quota.filter(({ agreed }: { agreed: number }) => agreed === 7);
    const thisYear = new Date().getFullYear();
    expect(years.map(({ year }: { year: number }) => year)).toEqual(
      Array.from({ length: thisYear + 1 - 2018 }, (_, i) => 2019 + i),
    );
  });

  it('is known to every role as agreed, and as used to those in charge only', async () => {
    const asking = [
      ['dordrecht', 'CENTRAL_MUNICIPALITY', 200],
      ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR', 200],
      ['sliedrecht', 'MUNICIPALITY', 400],
      ['trivire', 'HOUSING_ASSOCIATION', 400],
      ['yulius', 'CARE_PROVIDER', 400],
      ['programmateam', 'PROGRAMME_TEAM', 400],
      ['dashboard', 'DASHBOARD', 400],
    ] as const;
    for (const [partner, role, status] of asking) {
      const ask = hub.as(partner, role);
      const { data } = await ask(quotaOf('agreed'), { year: 2015 });
      expect([role, data.quota]).toEqual([role, [{ agreed: 3 }]]);
      expect([role, (await ask(quotaOf('left'), { year: 2015 })).status]).toEqual([role, status]);
    }
  });
});
