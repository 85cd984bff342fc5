import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { roles } from '../../src/identity/role';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

const change = `
  mutation ($product: String!, $days: Int!) {
    setReportInterval(input: { product: $product, days: $days }) {
      product { code reportEveryDays }
      userErrors { __typename code path message { nl en } whatToDo { nl } }
    }
  }`;
const states = `{ facilities(first: 200, filter: { operator: ["yulius"] }) { nodes {
  name occupancy { reportedAt nextReportDue overdue } } } }`;

let hub: TestHub;
let central: Ask;

/** Houses of Yulius that were reported ten days ago, that only documents know, or of which nobody said anything. */
beforeAll(async () => {
  hub = await startTestHub();
  central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
  const house = (name: string, given = {}) =>
    factories.facility({ id: name, name, operator_id: 'yulius', product_id: 'time-out', ...given });
  const houses = [
    house('open'),
    house('unknown', { stated_status: null }),
    house('planned', { stated_status: 'PLANNED' }),
    house('opened since', { id: 'opened-since', stated_status: 'PLANNED' }),
    house('closed', { stated_status: 'CLOSED' }),
    house('ended', { ends_on: '2026-01-01' }),
    house('emptied'),
    house('ahead', { stated_status: null }),
    house('silent'),
  ];
  await insert(hub.database.owner, 'hub.facility', houses);
  const { rows } = await hub.database.owner.query(
    `select (current_date - 10 + time '09:00')::timestamptz::text as moment, current_date::text as today`,
  );
  const line = (facility_id: unknown, given: object) =>
    factories.capacityMutation({
      facility_id,
      reporter_id: 'yulius',
      reported_at: rows[0].moment,
      ...given,
    });
  const opening = {
    kind: 'OPENING',
    place_kind: 'REGULAR',
    number: 5,
    effective_on: rows[0].moment.slice(0, 10),
  };
  const fromDocument = { reporter_id: null, reference: null, document_id: 'agenda-2021-2022' };
  await insert(hub.database.owner, 'hub.capacity_mutation', [
    ...['open', 'unknown', 'opened-since', 'emptied'].map((id) => line(id, opening)),
    line('ahead', { ...opening, effective_on: '2099-01-01' }),
    line('emptied', { kind: 'REDUCTION', place_kind: 'REGULAR', number: 5, effective_on: rows[0].today }),
  ]);
  await insert(
    hub.database.owner,
    'hub.capacity_mutation',
    ['closed', 'ended'].map((id) => line(id, { ...opening, ...fromDocument })),
  );
});
afterAll(() => hub.stop());

async function dueByName() {
  const { data, errors } = await hub.as('yulius', 'CARE_PROVIDER')(states);
  expect(errors).toBeUndefined();
  const nodes = data.facilities.nodes as Array<{ name: string; occupancy: Record<string, unknown> }>;
  return Object.fromEntries(nodes.map(({ name, occupancy }) => [name, occupancy]));
}

/** The date some days after today, in the database's time zone. */
async function daysFromToday(days: number): Promise<string> {
  const { rows } = await hub.database.owner.query('select (current_date + $1::integer)::text as day', [days]);
  return rows[0].day;
}

describe('the interval of reports', () => {
  it('is seven days for every product at first', async () => {
    const { data } = await hub.as('dashboard', 'DASHBOARD')('{ products { reportEveryDays } }');
    const intervals = data.products.map(
      ({ reportEveryDays }: { reportEveryDays: number }) => reportEveryDays,
    );
    expect(new Set(intervals)).toEqual(new Set([7]));
  });

  it('says when the next report of a facility is due, and that it is overdue', async () => {
    const { open, unknown, silent, 'opened since': openedSince } = await dueByName();
    expect(open).toMatchObject({ nextReportDue: await daysFromToday(-3), overdue: true });
    expect([unknown, openedSince]).toEqual([open, open]);
    expect(silent).toMatchObject({ nextReportDue: null, overdue: true });
  });

  it('asks nothing of what is planned, closed, without places or not open yet', async () => {
    const { planned, closed, ended, emptied, ahead } = await dueByName();
    for (const state of [planned, closed, ended, emptied, ahead])
      expect(state).toMatchObject({ nextReportDue: null, overdue: false });
  });

  it('is changed by the central municipality for all facilities of the product at once', async () => {
    const { data, errors } = await central(change, { product: 'time-out', days: 14 });
    expect(errors).toBeUndefined();
    expect(data.setReportInterval).toEqual({
      product: { code: 'time-out', reportEveryDays: 14 },
      userErrors: [],
    });
    const { open } = await dueByName();
    expect(open).toMatchObject({ nextReportDue: await daysFromToday(4), overdue: false });
    const { data: products } = await central('{ products { code reportEveryDays } }');
    const others = products.products.filter(({ code }: { code: string }) => code !== 'time-out');
    expect(others.every((product: { reportEveryDays: number }) => product.reportEveryDays === 7)).toBe(true);
  });

  it('leaves a line in the audit trail, with what it was set to', async () => {
    await central(change, { product: 'short-stay', days: 28 });
    const { rows } = await hub.database.owner.query(
      `select partner_id, role, activity, subjects from hub.audit_event where 'short-stay' = any (subjects)`,
    );
    expect(rows).toEqual([
      {
        partner_id: 'dordrecht',
        role: 'CENTRAL_MUNICIPALITY',
        activity: 'capacity.interval',
        subjects: ['short-stay', '28 days'],
      },
    ]);
  });

  it.each([0, -1, 93, 2_147_483_647])('cannot be %d days', async (days) => {
    const { data } = await central(change, { product: 'housing-first', days });
    const { product, userErrors } = data.setReportInterval;
    expect(product).toEqual({ code: 'housing-first', reportEveryDays: 7 });
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'INTERVAL_OUT_OF_RANGE', path: ['input', 'days'] }),
    ]);
    expect(userErrors[0].message.nl).toBe('De meldtermijn is 1 tot en met 92 dagen.');
  });

  it.each([1, 92])('can be %d days', async (days) => {
    const { data } = await central(change, { product: 'housing-first', days });
    expect(data.setReportInterval.product.reportEveryDays).toBe(days);
  });

  it('is not there for a product that does not exist', async () => {
    const { data } = await central(change, { product: 'no-such', days: 7 });
    expect(data.setReportInterval).toEqual({
      product: null,
      userErrors: [expect.objectContaining({ code: 'PRODUCT_NOT_FOUND', path: ['input', 'product'] })],
    });
  });

  it.each(roles.filter((role) => role !== 'CENTRAL_MUNICIPALITY'))(
    'cannot be changed by %s',
    async (role) => {
      const partner = role === 'DASHBOARD' ? 'dashboard' : await partnerWith(role);
      const { status, errors } = await hub.as(partner, role)(change, { product: 'time-out', days: 7 });
      expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    },
  );
});

async function partnerWith(role: string): Promise<string> {
  const { rows } = await hub.database.owner.query(
    'select partner_id from hub.partner_role where role = $1 order by 1 limit 1',
    [role],
  );
  return rows[0].partner_id;
}
