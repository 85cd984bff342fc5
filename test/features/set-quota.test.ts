import fc from 'fast-check';
import { roles } from '../../src/identity/role';
import { divide } from '../../src/features/nomination/quota-division';
import { quotaProblems, rangeProblems } from '../../src/features/nomination/quota.rules';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, stepDay } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;
let thisYear: number;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
  thisYear = (await hub.database.owner.query('select extract(year from current_date)::integer as year'))
    .rows[0].year;
});
afterAll(() => hub.stop());

const scheme = 'QUOTA_SCHEME';
const fields =
  'quota { id scheme municipality { code } year agreed used reserved left source document { id } }';

async function setQuota(given: object = {}, ask = asks.central) {
  const { data, errors } = await ask(
    `mutation ($input: SetQuotaInput!) { setQuota(input: $input) { ${fields} alreadyRecorded
       userErrors { __typename code path message { nl en } whatToDo { nl en } } } }`,
    {
      input: {
        ...{
          scheme,
          year: thisYear,
          agreed: 10,
          source: 'Besluit 2026-11',
          reference: `quota-${(serial += 1)}`,
        },
        ...given,
      },
    },
  );
  expect(errors).toBeUndefined();
  return data.setQuota;
}

async function quotaOf(filter: object) {
  const { data, errors } = await asks.central(
    'query ($filter: QuotaFilter) { quota(filter: $filter) { id agreed left source municipality { code } } }',
    { filter },
  );
  expect(errors).toBeUndefined();
  return data.quota as Array<{
    id: string;
    agreed: number;
    left: number;
    source: string | null;
    municipality: unknown;
  }>;
}

/** Grants a nomination under the scheme this year. */
async function grant(given: object = {}) {
  const id = await asks.newNomination({ scheme, submitted_on: `${thisYear}-01-02` });
  await asks.step(asks.coordinator, 'assessNomination', id);
  return asks.step(asks.coordinator, 'decideNomination', id, { happenedOn: stepDay, ...given });
}

describe('the central municipality', () => {
  it('sets a quota for the region and for a municipality, and changes it, for everybody to read', async () => {
    const year = thisYear + 3;
    const { quota, userErrors } = await setQuota({ year, agreed: 12 });
    expect(userErrors).toEqual([]);
    expect(quota).toMatchObject({
      ...{ year, agreed: 12, used: 0, reserved: 0, left: 12, municipality: null },
      ...{ source: 'Besluit 2026-11', document: null },
    });
    const share = await setQuota({ year, agreed: 4, municipality: 'GM0505' });
    expect(share.quota).toMatchObject({ agreed: 4, municipality: { code: 'GM0505' } });
    const changed = await setQuota({ year, agreed: 15, seenAgreed: 12 });
    expect(changed.quota).toMatchObject({ id: quota.id, agreed: 15 });
    expect((await quotaOf({ year: [year] })).map(({ agreed }) => agreed).sort()).toEqual([15, 4]);
    const { data } = await hub.as(
      'dashboard',
      'DASHBOARD',
    )(`{ quota(filter: { year: [${year}] }) { agreed source } }`);
    expect(data.quota).toContainEqual({ agreed: 15, source: 'Besluit 2026-11' });
  });

  it('puts it in the place of what a document says, for that year only', async () => {
    const before = await quotaOf({ scheme: ['HOUSING_FIRST'] });
    expect(before.map(({ source }) => source)).toEqual(before.map(() => null));
    await setQuota({ scheme: 'HOUSING_FIRST', agreed: 30 });
    const after = await quotaOf({ scheme: ['HOUSING_FIRST'] });
    expect(after).toHaveLength(before.length);
    const ofYear = await quotaOf({ scheme: ['HOUSING_FIRST'], year: [thisYear] });
    expect(ofYear).toMatchObject([{ agreed: 30, source: 'Besluit 2026-11' }]);
  });

  it('goes below what is used only when it says why', async () => {
    await setQuota({ agreed: 2 });
    for (let i = 0; i < 2; i += 1) expect(codes(await grant())).toEqual([]);
    expect(codes(await grant())).toEqual(['QUOTA_FULL']);
    const [quota] = await quotaOf({ scheme: [scheme], year: [thisYear] });
    expect(quota).toMatchObject({ agreed: 2, left: 0 });
    expect((await setQuota({ agreed: 1 })).userErrors).toMatchObject([
      {
        __typename: 'Conflict',
        code: 'QUOTA_BELOW_USE',
        message: { en: '2 places are used or reserved already.' },
      },
    ]);
    expect(codes(await setQuota({ agreed: 2, belowUse: 'KEY_CHANGED' }))).toEqual(['BELOW_USE_NOT_NEEDED']);
    const less = await setQuota({ agreed: 1, belowUse: 'KEY_CHANGED' });
    expect(less.quota).toMatchObject({ agreed: 1, reserved: 2, left: -1 });
    expect(codes(await setQuota({ agreed: 3 }))).toEqual([]);
    expect(codes(await grant())).toEqual([]);
  });

  it('and who takes the last place at once: the quota never ends below its use unseen', async () => {
    const year = thisYear;
    const used = (await setQuota({ agreed: 50 })).quota.reserved as number;
    const id = await asks.newNomination({ scheme, submitted_on: `${year}-01-02` });
    await asks.step(asks.coordinator, 'assessNomination', id);
    const [set, granted] = await atOnce(hub, 'hub.audit_event', [
      () => setQuota({ agreed: used }),
      () => asks.step(asks.coordinator, 'decideNomination', id),
    ]);
    expect([...codes(set), ...codes(granted)]).toHaveLength(1);
    const [quota] = await quotaOf({ scheme: [scheme], year: [year] });
    expect(quota!.left).toBeGreaterThanOrEqual(0);
  });

  it('records a decision once, and not over a number that it did not see', async () => {
    const year = thisYear + 4;
    const first = await setQuota({ year, reference: 'once' });
    expect(await setQuota({ year, reference: 'once' })).toEqual({ ...first, alreadyRecorded: true });
    expect(codes(await setQuota({ year, reference: 'once', agreed: 11 }))).toEqual(['REFERENCE_REUSED']);
    expect(codes(await setQuota({ year, agreed: 7, seenAgreed: 9 }))).toEqual(['QUOTA_CHANGED']);
    expect((await quotaOf({ year: [year] })).map(({ agreed }) => agreed)).toEqual([10]);
  });
});

it.each<[string, object, string]>([
  ['for a year that is over', { year: 2020 }, 'QUOTA_YEAR'],
  ['for a year far ahead', { year: 2099 }, 'QUOTA_YEAR'],
  ['below zero', { agreed: -1 }, 'QUOTA_OUT_OF_RANGE'],
  ['for a municipality of no region', { municipality: 'GM0001' }, 'MUNICIPALITY_NOT_FOUND'],
  ['without a source', { source: ' ' }, 'TEXT_LENGTH'],
  ['on a source that names somebody', { source: 'Besluit over 111222333' }, 'LOOKS_LIKE_BSN'],
])('is refused %s', async (_, given, code) => {
  expect(codes(await setQuota({ year: thisYear + 5, ...given }))).toEqual([code]);
});

it('is for the central municipality alone', async () => {
  const schema = '{ __schema { mutationType { fields { name } } } }';
  const answers = await Promise.all(roles.map((role) => hub.as(callerAs(role).partnerId, role)(schema)));
  const found = roles.filter((_, i) =>
    answers[i]!.data.__schema.mutationType?.fields.some(({ name }: { name: string }) => name === 'setQuota'),
  );
  expect(found).toEqual(['CENTRAL_MUNICIPALITY']);
});

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

it('a number is divided in whole shares that add up to it, each less than one away from its part', () => {
  const municipality = fc.string({ minLength: 1 });
  const parts = fc.uniqueArray(fc.record({ municipality, figure: fc.nat() }), {
    ...{ minLength: 1, maxLength: 12, selector: (part) => part.municipality },
  });
  fc.assert(
    fc.property(fc.nat(10_000), parts, (total, given) => {
      const sum = given.reduce((all, { figure }) => all + figure, 0);
      fc.pre(sum > 0);
      const shares = divide(total, given);
      expect(shares.reduce((all, { agreed }) => all + agreed, 0)).toBe(total);
      for (const { agreed, figure } of shares)
        expect(Math.abs(agreed - (total * figure) / sum)).toBeLessThan(1);
      // In whichever order they were given.
      expect(divide(total, [...given].reverse())).toEqual(shares);
    }),
  );
});

it('a quota that is accepted is never below its use or beyond the region’s without a reason, and has none without need', () => {
  const given = fc.record({
    municipalityId: fc.constantFrom(null, 'GM0505'),
    ...{ year: fc.constant(2026), division: fc.constant(null) },
    agreed: fc.nat(40),
    belowUse: fc.constantFrom(null, 'KEY_CHANGED'),
    beyondTotal: fc.constantFrom(null, 'QUOTA_RAISED'),
  });
  const inUse = fc.record({
    ...{ used: fc.nat(40), usedBy: fc.constant({}), shares: fc.nat(40) },
    total: fc.option(fc.nat(60)),
  });
  fc.assert(
    fc.property(given, inUse, (quota, state) => {
      const beyond =
        quota.municipalityId === null
          ? state.shares > quota.agreed
          : state.total !== null && state.shares + quota.agreed > state.total;
      expect(quotaProblems(quota, state).length === 0).toBe(
        quota.agreed < state.used === (quota.belowUse !== null) && beyond === (quota.beyondTotal !== null),
      );
    }),
  );
});

it('a quota is set for a year and a number that can be', () => {
  const others = { municipalityId: null, belowUse: null, beyondTotal: null, division: null };
  const numbers = fc.record({ year: fc.integer({ min: 2020, max: 2045 }), agreed: fc.integer({ min: -5 }) });
  fc.assert(
    fc.property(numbers, ({ year, agreed }) => {
      const isPossible = agreed >= 0 && agreed <= 10_000 && year >= 2026 && year <= 2036;
      expect(rangeProblems({ ...others, year, agreed }, 2026).length === 0).toBe(isPossible);
    }),
  );
});
