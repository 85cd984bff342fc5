import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, type NominationAsks } from './nomination-asks';
import { QuotaAsks, scheme } from './quota-asks';

let hub: TestHub;
let asks: NominationAsks;
let thisYear: number;
let setQuota: QuotaAsks['set'];
let grant: QuotaAsks['grant'];

beforeAll(async () => {
  hub = await startTestHub();
  ({ asks, thisYear, set: setQuota, grant } = await QuotaAsks.of(hub));
});
afterAll(() => hub.stop());

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
