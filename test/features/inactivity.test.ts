import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import { addDays } from '../../src/features/trajectory/calendar';
import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { publishMeasures } from '../setup/publish';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { figures, lineOf, own } from './indicator-asks';
import { codes, herstart, stay, Writing, type KnownBy } from './trajectory-writing';

const change = `
  mutation ($product: String!, $days: Int) {
    setInactivity(input: { product: $product, days: $days }) {
      product { code inactiveAfterDays }
      userErrors { __typename code path message { nl en } whatToDo { nl } }
    }
  }`;

let hub: TestHub;
let central: Ask;
let write: Writing;
beforeAll(async () => {
  hub = await startTestHub();
  central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
  write = new Writing(hub);
  const house = (id: string, product_id: string) =>
    factories.facility({ id, name: id, operator_id: 'leger-des-heils', product_id });
  await insert(hub.database.owner, 'hub.facility', [
    house('nights', 'time-out'),
    house('days', 'short-stay'),
  ]);
  await publishMeasures(hub.database, ['OUTFLOW']);
}, 120_000);
afterAll(() => hub.stop());

const setTo = async (product: string, days: number | null, ask = central) => {
  const { data, errors } = await ask(change, { product, days });
  expect(errors).toBeUndefined();
  return data.setInactivity;
};

describe('after how many days somebody is inactive', () => {
  it('is not set for any product at first, as no document says it, which everybody sees', async () => {
    for (const role of roles) {
      const { partnerId } = callerAs(role);
      const { data } = await hub.as(partnerId, role)('{ products { inactiveAfterDays } }');
      const set = data.products.map((product: { inactiveAfterDays: number }) => product.inactiveAfterDays);
      expect([role, ...new Set(set)]).toEqual([role, null]);
    }
  });

  it('is set by the central municipality for one product, and taken away again', async () => {
    expect(await setTo('time-out', 14)).toEqual({
      ...{ product: { code: 'time-out', inactiveAfterDays: 14 }, userErrors: [] },
    });
    const { data } = await central('{ products { code inactiveAfterDays } }');
    const set = data.products.filter(
      (product: { inactiveAfterDays: number | null }) => product.inactiveAfterDays,
    );
    expect(set).toEqual([{ code: 'time-out', inactiveAfterDays: 14 }]);
    expect((await setTo('time-out', null)).product.inactiveAfterDays).toBeNull();
    const { rows } = await hub.database.owner.query(
      `select partner_id, role, activity, subjects from hub.audit_event where activity = 'indicator.inactivity' order by id`,
    );
    const line = { partner_id: 'dordrecht', role: 'CENTRAL_MUNICIPALITY', activity: 'indicator.inactivity' };
    expect(rows).toEqual([
      { ...line, subjects: ['time-out', 'inactive after 14 days'] },
      { ...line, subjects: ['time-out', 'never inactive'] },
    ]);
  });

  it.each([0, -1, 366, 2_147_483_647])('cannot be %d days', async (days) => {
    const { product, userErrors } = await setTo('housing-first', days);
    expect(product).toEqual({ code: 'housing-first', inactiveAfterDays: null });
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'INACTIVITY_OUT_OF_RANGE', path: ['input', 'days'] }),
    ]);
    expect(userErrors[0].message.en).toContain('1 up to 365 days');
  });

  it.each([1, 365])('can be %d days', async (days) => {
    expect((await setTo('housing-first', days)).product.inactiveAfterDays).toBe(days);
  });

  it('is not there for a product that does not exist', async () => {
    expect(await setTo('no-such', 7)).toEqual({
      product: null,
      userErrors: [expect.objectContaining({ code: 'PRODUCT_NOT_FOUND', path: ['input', 'product'] })],
    });
  });

  it.each(roles.filter((role) => role !== 'CENTRAL_MUNICIPALITY'))('cannot be set by %s', async (role) => {
    const { status, errors } = await hub.as(callerAs(role).partnerId, role)(change, {
      product: 'time-out',
      days: 7,
    });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('that a client was seen', () => {
  const seen = (given: object = {}) => ({
    kind: 'SEEN',
    facility: herstart,
    happenedOn: '2026-10-10',
    ...given,
  });

  it('is recorded by the provider where the client stays, as often as it wants, and changes no phase', async () => {
    const { provider } = await write.newClient();
    await write.report('provider', provider, stay('STAY_STARTED', { happenedOn: '2026-10-05' }));
    for (const happenedOn of ['2026-10-10', '2026-10-10', '2026-10-07']) {
      const payload = await write.report('provider', provider, seen({ happenedOn }));
      expect([codes(payload), payload.trajectory.phase]).toEqual([[], 'SHELTERED']);
    }
    await write.report('provider', provider, stay('STAY_ENDED', { happenedOn: '2026-10-12' }));
    const late = await write.report('provider', provider, seen({ happenedOn: '2026-10-13' }));
    expect(codes(late)).toEqual(['NO_SUCH_STAY']);
  });

  it('is recorded nowhere before the stay, without a facility, in that of another, or with a destination', async () => {
    const { provider } = await write.newClient();
    await write.report('provider', provider, stay('STAY_STARTED', { happenedOn: '2026-10-05' }));
    const refused = async (given: object) => codes(await write.report('provider', provider, seen(given)));
    expect(await refused({ happenedOn: '2026-10-04' })).toEqual(['NO_SUCH_STAY']);
    expect(await refused({ facility: toGlobalId('Facility', 'days') })).toEqual(['NO_SUCH_STAY']);
    expect(await refused({ facility: null })).toEqual(['FACILITY_REQUIRED']);
    const elsewhere = toGlobalId('Facility', 'tweelingen-stierstraat');
    expect(await refused({ facility: elsewhere })).toEqual(['NOT_YOUR_FACILITY']);
    expect(await refused({ destination: 'STREET' })).toEqual(['DESTINATION_NOT_ALLOWED']);
  });

  it('contradicts an end before it, until it is taken away', async () => {
    const { provider } = await write.newClient();
    await write.report('provider', provider, stay('STAY_STARTED', { happenedOn: '2026-10-05' }));
    const { event } = await write.report('provider', provider, seen());
    const end = () => write.report('provider', provider, stay('STAY_ENDED', { happenedOn: '2026-10-09' }));
    expect((await end()).userErrors).toMatchObject([{ code: 'NO_SUCH_STAY', conflictsWith: event }]);
    const withdrawn = { kind: 'CORRECTION', corrects: event, withdraw: true };
    expect(codes(await write.report('provider', provider, withdrawn))).toEqual([]);
    expect(codes(await end())).toEqual([]);
  });

  it.each<KnownBy>(['accessPoint', 'central', 'coordinator'])('is not for %s to record', async (actor) => {
    const client = await write.newClient();
    await write.report('provider', client.provider, stay('STAY_STARTED', { happenedOn: '2026-10-05' }));
    expect(codes(await write.report(actor, client[actor], seen()))).toContain('KIND_NOT_YOURS');
  });

  it('is not for a provider that does not guide the client', async () => {
    const { provider } = await write.newClient();
    expect(codes(await write.report('otherProvider', provider, seen()))).toEqual(['TRAJECTORY_NOT_FOUND']);
  });

  it('is nowhere somebody goes to: INACTIVE cannot be reported', async () => {
    const { errors } = await write.ask('provider')(
      'mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) { event } }',
      {
        input: { trajectory: 'x', ...seen({ kind: 'STAY_ENDED' }), destination: 'INACTIVE', reference: 'r' },
      },
    );
    expect(errors![0]!.message).toContain('INACTIVE');
  });
});

describe('who is inactive', () => {
  const half = { measure: 'OUTFLOW', periodKind: 'HALF_YEAR', from: '2026-H1', to: '2026-H1' };
  const [nights, days] = ['nights', 'days'].map((id) => toGlobalId('Facility', id));
  let registered = 0;

  /** A client of the provider who stays there since the first of February. */
  async function staysIn(facility: string | undefined, seenOn: readonly string[] = []) {
    const happenedOn = addDays('2026-01-01', (registered += 1));
    const { trajectory } = await write.register('accessPoint', { happenedOn });
    await write.handOver('accessPoint', trajectory.id, 'provider', { happenedOn });
    const [known] = await write.knownAs('provider', happenedOn);
    const report = (given: object) => write.report('provider', known!, { facility, ...given });
    expect(codes(await report({ kind: 'STAY_STARTED', happenedOn: '2026-02-01' }))).toEqual([]);
    let last: string | null = null;
    for (const day of seenOn) last = (await report({ kind: 'SEEN', happenedOn: day })).event;
    return { known: known!, last };
  }

  async function left() {
    const ask = write.ask('provider');
    const count = async (dimension: string, code: string) => {
      const { data } = await ask(own, { input: { ...half, dimensions: [dimension] } });
      return lineOf(data.indicatorFigures.own.series, code)?.points[0].value ?? 0;
    };
    return [await count('PRODUCT', 'time-out'), await count('CATEGORY', 'INACTIVE')];
  }

  it('is in the outflow, marked, thirty days after the last sign that holds as of the day of the figures', async () => {
    const { releases } = await figures(central, half);
    const { asOf } = releases[0] as { asOf: string };
    await staysIn(nights);
    // Thirty days after the first of these is the last day of the half-year.
    await staysIn(nights, ['2026-03-01', '2026-05-31']);
    await staysIn(nights, ['2026-06-01']);
    // What happens after the day of the figures is not there for them.
    await staysIn(nights, [asOf]);
    await staysIn(nights, [addDays(asOf, 1)]);
    await staysIn(days);
    const { known, last } = await staysIn(nights, ['2026-06-20']);
    expect(await left()).toEqual([0, 0]);
    await setTo('time-out', 30);
    expect(await left()).toEqual([3, 3]);
    const withdrawn = { kind: 'CORRECTION', corrects: last, withdraw: true };
    expect(codes(await write.report('provider', known, withdrawn))).toEqual([]);
    expect(await left()).toEqual([4, 4]);
    await setTo('time-out', null);
    expect(await left()).toEqual([0, 0]);
  });

  it('is a category of the published outflow, in both languages', async () => {
    const { series } = await figures(central, { ...half, dimensions: ['CATEGORY'] });
    const all = series.flatMap(({ categories }: { categories: Array<{ members: string[] }> }) => categories);
    const named = all.find(({ members }: { members: string[] }) => members.includes('INACTIVE'));
    expect(named.label.nl).toContain('inactief');
    expect(named.label.en).toContain('inactive');
  });
});
