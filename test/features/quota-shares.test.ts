import type { TableRow } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import { atOnce } from '../setup/at-once';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, type NominationAsks, pseudonymOf } from './nomination-asks';
import { QuotaAsks, scheme } from './quota-asks';

let hub: TestHub;
let asks: NominationAsks;
let thisYear: number;
let setQuota: QuotaAsks['set'];
let grant: QuotaAsks['grant'];
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  ({ asks, thisYear, set: setQuota, grant } = await QuotaAsks.of(hub));
});
afterAll(() => hub.stop());

describe('the shares', () => {
  const share = (municipality: string, agreed: number, given: object = {}) =>
    setQuota({ municipality, agreed, ...given });
  const figures = [
    { municipality: 'GM0505', figure: 60 },
    { municipality: 'GM0610', figure: 25 },
    { municipality: 'GM0642', figure: 15 },
  ];

  it('together are not more than the quota of the region, unless the decision says why', async () => {
    const year = thisYear + 6;
    await setQuota({ year, agreed: 5 });
    expect(codes(await share('GM0505', 3, { year }))).toEqual([]);
    expect((await share('GM0610', 3, { year })).userErrors).toMatchObject([
      {
        ...{ __typename: 'Conflict', code: 'QUOTA_BEYOND_TOTAL', path: ['input', 'agreed'] },
        message: {
          nl: 'De aandelen worden samen meer dan het contingent van de regio (5); over is nog 2.',
          en: 'The shares together become more than the quota of the region (5); 2 are left.',
        },
      },
    ]);
    expect(codes(await share('GM0610', 2, { year, beyondTotal: 'QUOTA_RAISED' }))).toEqual([
      'BEYOND_TOTAL_NOT_NEEDED',
    ]);
    expect(codes(await share('GM0610', 2, { year }))).toEqual([]);
    // What is its own is not counted twice.
    expect(codes(await share('GM0505', 1, { year }))).toEqual([]);
    expect(codes(await share('GM0505', 4, { year, beyondTotal: 'AGREED_WITH_PARTNERS' }))).toEqual([]);
    expect(codes(await setQuota({ year, agreed: 5 }))).toEqual(['QUOTA_BELOW_SHARES']);
    expect(codes(await setQuota({ year, agreed: 6 }))).toEqual([]);
  });

  it('are held against what a document says of every year, also of one that is not listed yet', async () => {
    const year = thisYear + 7;
    const scheme = 'HOUSING_FIRST';
    const { userErrors } = await share('GM0505', 26, { year, scheme });
    expect(userErrors).toMatchObject([
      { code: 'QUOTA_BEYOND_TOTAL', message: { en: expect.stringContaining('(25); 25 are left') } },
    ]);
    expect(codes(await share('GM0505', 25, { year, scheme }))).toEqual([]);
  });

  it('that two set at once are held against each other', async () => {
    const year = thisYear + 8;
    await setQuota({ year, agreed: 5 });
    const both = await atOnce(hub, 'hub.audit_event', [
      () => share('GM0505', 3, { year }),
      () => share('GM0610', 3, { year }),
    ]);
    expect(both.flatMap(codes)).toEqual(['QUOTA_BEYOND_TOTAL']);
  });

  it('follow from a key that is divided by, in whole numbers that add up', async () => {
    const year = thisYear + 9;
    await share('GM0505', 9, { year });
    await share('GM0482', 1, { year });
    const division = { allocationKey: 'INHABITANTS', figures };
    const given = { year, agreed: 7, division, reference: 'divided' };
    expect((await setQuota(given)).userErrors).toEqual([]);
    const { data } = await hub.as(
      'trivire',
      'HOUSING_ASSOCIATION',
    )(
      `{ quota(filter: { year: [${year}] }) {
           agreed divided allocatedBy allocationFigure municipality { code } } }`,
    );
    const [region] = data.quota.filter(({ municipality }: { municipality: unknown }) => !municipality);
    expect(region).toMatchObject({
      agreed: 7,
      divided: 7,
      allocatedBy: 'INHABITANTS',
      allocationFigure: null,
    });
    const shares = data.quota
      .filter((one: { municipality: unknown; agreed: number }) => one.municipality && one.agreed > 0)
      .map((one: { municipality: { code: string }; agreed: number; allocationFigure: number }) => [
        ...[one.municipality.code, one.agreed, one.allocationFigure],
      ]);
    expect(shares.sort()).toEqual([
      ['GM0505', 4, 60],
      ['GM0610', 2, 25],
      ['GM0642', 1, 15],
    ]);
    expect(await setQuota(given)).toMatchObject({ alreadyRecorded: true, userErrors: [] });
    const other = { allocationKey: 'AGREED_DIVISION', figures };
    expect(codes(await setQuota({ ...given, division: other }))).toEqual(['REFERENCE_REUSED']);
  });

  it('keep the key that they were divided by when the region gets another number', async () => {
    const year = thisYear + 5;
    const regions = async (filter: string) => {
      const { data } = await asks.central(
        `{ quota(filter: { ${filter} }) { agreed allocatedBy allocationFigure municipality { code } } }`,
      );
      return data.quota.filter(({ municipality }: { municipality: unknown }) => !municipality);
    };
    await setQuota({ year, agreed: 4, division: { allocationKey: 'INHABITANTS', figures } });
    expect(codes(await setQuota({ year, agreed: 6 }))).toEqual([]);
    expect(codes(await share('GM0505', 1, { year }))).toEqual([]);
    expect(await regions(`scheme: [${scheme}], year: [${year}]`)).toEqual([
      { agreed: 6, allocatedBy: 'INHABITANTS', allocationFigure: null, municipality: null },
    ]);
    // What a document says of it is kept too.
    const written = `scheme: [HOUSING_FIRST], year: [${thisYear}]`;
    expect(await regions(written)).toMatchObject([{ agreed: 25, allocatedBy: 'AGREED_DIVISION' }]);
    for (const agreed of [27, 28])
      expect(codes(await setQuota({ scheme: 'HOUSING_FIRST', agreed }))).toEqual([]);
    expect(await regions(written)).toMatchObject([{ agreed: 28, allocatedBy: 'AGREED_DIVISION' }]);
  });

  it('are not taken for divided when the call is repeated with what cannot be divided', async () => {
    const given = { year: thisYear + 4, agreed: 4, reference: 'not divided' };
    expect(codes(await setQuota(given))).toEqual([]);
    const division = { allocationKey: 'INHABITANTS', figures: [{ municipality: 'GM0505', figure: 0 }] };
    expect(codes(await setQuota({ ...given, division }))).toEqual(['REFERENCE_REUSED']);
    const other = { ...given, reference: 'another one', division };
    expect(codes(await setQuota(other))).toEqual(['ALLOCATION_FIGURES']);
    expect(await setQuota(given)).toMatchObject({ alreadyRecorded: true, userErrors: [] });
  });

  it('that would fall below what is used by a division need a reason', async () => {
    await setQuota({ agreed: 60 });
    expect(codes(await grant({ onBehalfOf: 'GM0482' }))).toEqual([]);
    const given = { agreed: 60, division: { allocationKey: 'INHABITANTS', figures } };
    // Dordrecht got places before, and keeps enough of them.
    expect((await setQuota(given)).userErrors).toMatchObject([
      {
        __typename: 'Conflict',
        code: 'SHARE_BELOW_USE',
        message: { en: expect.stringMatching('^For GM0482 1 places') },
      },
    ]);
    expect(codes(await setQuota({ ...given, belowUse: 'KEY_CHANGED' }))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['of a share', { municipality: 'GM0505' }, 'DIVISION_NOT_ALLOWED'],
    ['by nothing', { division: { allocationKey: 'INHABITANTS', figures: [] } }, 'ALLOCATION_FIGURES'],
    [
      'twice over the same',
      { division: { allocationKey: 'INHABITANTS', figures: [...figures, figures[0]] } },
      'ALLOCATION_FIGURES',
    ],
    [
      'over a municipality of no region',
      { division: { allocationKey: 'INHABITANTS', figures: [{ municipality: 'GM0001', figure: 1 }] } },
      'MUNICIPALITY_NOT_FOUND',
    ],
  ])('are not divided %s', async (_, given, code) => {
    const division = { allocationKey: 'AGREED_DIVISION', figures };
    expect(codes(await setQuota({ year: thisYear + 10, division, ...given }))).toEqual([code]);
  });
});

describe('a place', () => {
  const left = async (): Promise<object> => {
    const { data } = await asks.central(
      `{ quota(filter: { scheme: [${scheme}], year: [${thisYear}] }) { used reserved municipality { code } } }`,
    );
    const region = data.quota.find(({ municipality }: { municipality: unknown }) => !municipality);
    return { used: region.used, reserved: region.reserved };
  };
  const shield = async (trajectory: TableRow) => {
    const input = {
      trajectory: toGlobalId('Trajectory', pseudonymOf(trajectory, 'yulius')),
      reference: `shield-${(serial += 1)}`,
    };
    const { data } = await hub.as('yulius', 'CARE_PROVIDER')(
      'mutation ($input: ShieldClientInput!) { shieldClient(input: $input) { userErrors { code } } }',
      { input },
    );
    expect(data.shieldClient.userErrors).toEqual([]);
  };

  // A home follows in any case, so that the place is used; where none was promised yet none is taken.
  it.each([
    ['assessNomination', 0, 'AVAILABLE'],
    ['decideNomination', 1, 'AVAILABLE'],
    ['offerDwelling', 1, 'AVAILABLE'],
    ['signLease', 1, 'LET'],
    ['houseCandidate', 1, 'LET'],
  ])(
    'of a client who is shielded after %s is used by %i, and the dwelling is %s',
    async (last, used, state) => {
      await setQuota({ agreed: 60, belowUse: null });
      const trajectory = await asks.newTrajectory({ route: 'SHELTERED_HOUSING' });
      const nomination = await asks.nominate(trajectory, { scheme, submitted_on: `${thisYear}-01-02` });
      const dwelling = await asks.newDwelling();
      const before = (await left()) as { used: number; reserved: number };
      await asks.goTo(last, nomination, { offerDwelling: { dwelling } });
      await shield(trajectory);
      expect(await left()).toEqual({ used: before.used + used, reserved: before.reserved });
      expect(await asks.dwellingState(dwelling)).toBe(state);
    },
  );

  it('is given back by who withdraws for another reason, and not where the home is arranged outside the hub', async () => {
    const granted = async () => (await grant()).nomination.id as string;
    const [arranged, withdrew] = [await granted(), await granted()];
    const before = (await left()) as { used: number; reserved: number };
    for (const [id, ground] of [
      [arranged, 'ARRANGED_OUTSIDE_HUB'],
      [withdrew, 'CLIENT_WITHDREW'],
    ] as const)
      expect(codes(await asks.step(asks.coordinator, 'withdrawNomination', id, { ground }))).toEqual([]);
    expect(await left()).toEqual({ used: before.used + 1, reserved: before.reserved - 2 });
  });
});
