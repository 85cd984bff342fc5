import { serviceDataSource } from '../../src/database/data-source';
import { toGlobalId } from '../../src/graphql/global-id';
import { roles } from '../../src/identity/role';
import { applyOperatorChanges } from '../../src/jobs/apply-operator-changes';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { countIn } from '../setup/count';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

const keys = {
  herstart: 'kromhout-herstart',
  stierstraat: 'tweelingen-stierstraat',
  parentshouse: 'parentshouse',
};
const change = `mutation ($input: ChangeOperatorInput!) {
  changeOperator(input: $input) {
    alreadyRecorded
    facility { operator { slug } operators { operator { slug } since } acceptance { accepting } }
    userErrors { __typename code path ... on NotPossibleOnDate { brokenOn firstPossibleDate } }
  }
}`;

let hub: TestHub;
let central: Ask;
let serial = 0;
/** Days from today, in the database's own time. */
let day: (after: number) => string;

beforeAll(async () => {
  hub = await startTestHub();
  central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
  const { rows } = await hub.database.owner.query<{ today: string }>(
    `select (now() at time zone 'Europe/Amsterdam')::date::text as today`,
  );
  day = (after) => new Date(Date.parse(rows[0]!.today) + after * 86_400_000).toISOString().slice(0, 10);
});
afterAll(() => hub.stop());

const count = countIn(() => hub);

async function send(input: object = {}, ask = central) {
  const usual = { reason: 'Aanbesteding 2027.', reference: `c-${(serial += 1)}`, effectiveOn: day(0) };
  const { data, errors } = await ask(change, { input: { ...usual, ...input } });
  expect(errors).toBeUndefined();
  return data.changeOperator;
}

/** A facility of its own for one test, run by Yulius since today. */
async function facility(): Promise<string> {
  const { data } = await central(
    `mutation ($input: RegisterFacilityInput!) { registerFacility(input: $input) { facility { id } userErrors { code } } }`,
    {
      input: {
        ...{ name: 'Huis', municipality: 'GM0610', product: 'time-out', operator: 'yulius', unit: 'BED' },
        reference: `r-${(serial += 1)}`,
      },
    },
  );
  return data.registerFacility.facility.id;
}

const codesOf = ({ userErrors }: { userErrors: Array<{ code: string }> }) =>
  userErrors.map(({ code }) => code);

const occupancyAs = async (partner: string, id: string) => {
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Facility { occupancy { places } withheld { field } } } }';
  const { data } = await hub.as(partner, 'CARE_PROVIDER')(query, { id });
  return data.node.occupancy === null
    ? data.node.withheld.map(({ field }: { field: string }) => field)
    : 'shown';
};

const reportAs = async (partner: string, facility: string): Promise<string[]> => {
  const { data } = await hub.as(partner, 'CARE_PROVIDER')(
    `mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) { userErrors { code } } }`,
    { input: { facility, kind: 'CONFIRMATION', effectiveOn: '2026-11-17', reference: `m-${(serial += 1)}` } },
  );
  return codesOf(data.reportCapacityMutation);
};

describe('changing the operator today', () => {
  const id = toGlobalId('Facility', keys.herstart);

  it('takes effect at once: the old one no longer sees or reports, the new one does, a third never did', async () => {
    const standing = async () => ({
      old: [await occupancyAs('leger-des-heils', id), await reportAs('leger-des-heils', id)],
      new: [await occupancyAs('timon', id), await reportAs('timon', id)],
      third: [await occupancyAs('yulius', id), await reportAs('yulius', id)],
    });
    const [mine, notMine] = [
      ['shown', []],
      [expect.arrayContaining(['occupancy']), ['NOT_YOUR_FACILITY']],
    ];
    expect(await standing()).toEqual({ old: mine, new: notMine, third: notMine });
    const before = await count(`hub.facility_acceptance where facility_id = '${keys.herstart}'`);
    expect(before).toBe(1);
    expect(await send({ facility: id, operator: 'timon' })).toEqual({
      alreadyRecorded: false,
      userErrors: [],
      facility: {
        operator: { slug: 'timon' },
        operators: [
          { operator: { slug: 'leger-des-heils' }, since: null },
          { operator: { slug: 'timon' }, since: day(0) },
        ],
        acceptance: null,
      },
    });
    expect(await standing()).toEqual({ old: notMine, new: mine, third: notMine });
  });

  it('leaves an audit line', async () => {
    expect(
      await count(
        `hub.audit_event where activity = 'facility.operator' and subjects = array['${keys.herstart}', 'timon']`,
      ),
    ).toBe(1);
  });

  it('shows who ran it to everybody, and the reason to nobody else', async () => {
    const { data } = await hub.as('dashboard', 'DASHBOARD')(
      'query ($id: ID!) { node(id: $id) { ... on Facility { operators { operator { name } since } } } }',
      { id },
    );
    expect(data.node.operators).toHaveLength(2);
  });

  it('gives a facility without an operator its first one', async () => {
    const payload = await send({ facility: toGlobalId('Facility', keys.parentshouse), operator: 'enver' });
    expect(payload.facility.operators).toEqual([{ operator: { slug: 'enver' }, since: day(0) }]);
  });
});

describe('changing the operator on a day ahead', () => {
  const id = toGlobalId('Facility', keys.stierstraat);
  const asService = async <T>(work: (dataSource: ReturnType<typeof serviceDataSource>) => Promise<T>) => {
    const { serviceUrl } = hub.database;
    const dataSource = serviceDataSource({ url: serviceUrl, poolSize: 2, statementTimeoutMs: 10_000 }, []);
    await dataSource.initialize();
    return work(dataSource).finally(() => dataSource.destroy());
  };

  it('is kept and shown, and changes nothing until then', async () => {
    const payload = await send({ facility: id, operator: 'yulius', effectiveOn: day(30) });
    expect(payload.facility).toMatchObject({
      operator: { slug: 'timon' },
      operators: [{ since: null }, { operator: { slug: 'yulius' }, since: day(30) }],
      acceptance: { accepting: true },
    });
    expect(await asService(applyOperatorChanges)).toBe(0);
    expect(await occupancyAs('timon', id)).toBe('shown');
    expect(await occupancyAs('yulius', id)).toContain('occupancy');
  });

  it('takes effect by the clock when its day has come, once', async () => {
    // What was decided ten days ago, for yesterday.
    const { owner } = hub.database;
    await owner.query(
      `insert into hub.facility_operator (facility_id, since, operator_id) values ($1, $2, 'syndion')`,
      [keys.stierstraat, day(-1)],
    );
    expect(await occupancyAs('timon', id)).toBe('shown');
    const changed = await asService((dataSource) =>
      Promise.all([applyOperatorChanges(dataSource), applyOperatorChanges(dataSource)]),
    );
    expect(changed.sort()).toEqual([0, 1]);
    expect(await occupancyAs('syndion', id)).toBe('shown');
    expect(await occupancyAs('timon', id)).toContain('occupancy');
    expect(await count(`hub.facility_acceptance where facility_id = '${keys.stierstraat}'`)).toBe(0);
  });
});

describe('a change of operator', () => {
  it('is refused on a day before today or not after the last change, with the first possible day', async () => {
    const id = await facility();
    const first = {
      __typename: 'NotPossibleOnDate',
      code: 'OPERATOR_CHANGE_TOO_EARLY',
      path: ['input', 'effectiveOn'],
    };
    for (const effectiveOn of [day(-1), day(0)]) {
      const { userErrors } = await send({ facility: id, operator: 'antes', effectiveOn });
      expect(userErrors).toEqual([{ ...first, brokenOn: effectiveOn, firstPossibleDate: day(1) }]);
    }
    expect((await send({ facility: id, operator: 'antes', effectiveOn: day(10) })).userErrors).toEqual([]);
    const { userErrors } = await send({ facility: id, operator: 'enver', effectiveOn: day(10) });
    expect(userErrors).toEqual([{ ...first, brokenOn: day(10), firstPossibleDate: day(11) }]);
    const past = await send({
      facility: toGlobalId('Facility', 'merwedehuisjes'),
      operator: 'enver',
      effectiveOn: '2020-01-01',
    });
    expect(past.userErrors).toEqual([{ ...first, brokenOn: '2020-01-01', firstPossibleDate: day(0) }]);
    expect(codesOf(await send({ facility: id, operator: 'enver', effectiveOn: '9999-12-31' }))).toEqual([
      'DATE_TOO_FAR',
    ]);
  });

  it('is refused to the same operator, to no care provider, and of no facility', async () => {
    const id = await facility();
    const refused = async (operator: string, facility = id) =>
      codesOf(await send({ facility, operator, effectiveOn: day(5) }));
    expect(await refused('yulius')).toEqual(['SAME_OPERATOR']);
    for (const partner of ['trivire', 'dordrecht', 'nobody', 'vgz'])
      expect(await refused(partner)).toEqual(['NOT_A_CARE_PROVIDER']);
    for (const other of [toGlobalId('Facility', 'x'), 'x'])
      expect(await refused('antes', other)).toEqual(['FACILITY_NOT_FOUND']);
  });

  it('says everything that is wrong with the texts, and records nothing', async () => {
    const before = await count('hub.operator_change');
    const input = { facility: await facility(), operator: 'antes', effectiveOn: day(5) };
    expect(codesOf(await send({ ...input, reason: ' ', reference: '' }))).toEqual([
      'TEXT_LENGTH',
      'REFERENCE_REQUIRED',
    ]);
    expect(codesOf(await send({ ...input, reason: 'om 111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
    expect(await count('hub.operator_change')).toBe(before);
  });

  it('changes nothing when the same reference is sent twice, also at once', async () => {
    const input = { facility: await facility(), operator: 'antes', effectiveOn: day(5), reference: 'twice' };
    const payloads = await atOnce(
      hub,
      'hub.operator_change',
      [1, 2, 3].map(() => () => send(input)),
    );
    expect(payloads.map(({ alreadyRecorded }) => alreadyRecorded).sort()).toEqual([false, true, true]);
    expect(await count(`hub.operator_change where reference = 'twice'`)).toBe(1);
    expect(codesOf(await send({ ...input, operator: 'enver' }))).toEqual(['REFERENCE_REUSED']);
  });

  it('is one of several that arrive at once for the same day; none is lost', async () => {
    const id = await facility();
    const changes = ['antes', 'enver', 'asvz', 'syndion'].map(
      (operator) => () => send({ facility: id, operator, effectiveOn: day(7) }),
    );
    const payloads = await atOnce(hub, 'hub.operator_change', changes);
    expect(payloads.map(codesOf).sort()).toEqual([[], ...Array(3).fill(['OPERATOR_CHANGE_TOO_EARLY'])]);
    const { rows } = await hub.database.owner.query(
      `select since::text from hub.facility_operator where facility_id = $1 order by since`,
      [Buffer.from(id, 'base64url').toString().replace('Facility:', '')],
    );
    expect(rows.map(({ since }) => since)).toEqual([day(0), day(7)]);
  });

  it.each(roles.filter((role) => role !== 'CENTRAL_MUNICIPALITY'))('does not exist for %s', async (role) => {
    const { status, errors } = await hub.as(callerAs(role).partnerId, role)(change, { input: {} });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
