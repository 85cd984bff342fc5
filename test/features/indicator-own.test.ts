import { roles, type Role } from '../../src/identity/role';
import { sees } from '../../src/access/matrix';
import { publishMeasures } from '../setup/publish';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { callerAs } from '../equality/callers';
import { lineOf, own } from './indicator-asks';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await publishMeasures(hub.database, ['PERMANENT_EXITS']);
}, 60_000);
afterAll(() => hub.stop());

const asRole = (role: Role): Ask => hub.as(callerAs(role).partnerId, role);
const registrations = { measure: 'REGISTRATIONS', periodKind: 'YEAR', from: '2025', to: '2025' };

async function ownOf(ask: Ask, input: Record<string, unknown>) {
  const { data, errors } = await ask(own, { input });
  expect(errors).toBeUndefined();
  return data.indicatorFigures.own;
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await hub.database.owner.query<{ n: number }>(
    `select count(*)::integer as n ${sql}`,
    values,
  );
  return rows[0]!.n;
}

const registeredIn2025 = `from hub.trajectory t join hub.trajectory_event e on e.trajectory_id = t.id
  where e.kind = 'REGISTERED' and e.happened_on >= '2025-01-01' and e.happened_on < '2026-01-01'`;

describe('exact figures over own clients', () => {
  it.each(roles.filter((role) => !sees(role, 'indicator.own')))('do not exist for %s', async (role) => {
    const { errors } = await asRole(role)(own, { input: registrations });
    expect(errors![0]!.message).toContain('Cannot query field "own"');
    const { data } = await asRole(role)(`{ __type(name: "OwnIndicatorFigures") { name } }`);
    expect(data.__type).toBeNull();
  });

  it.each(['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'] as const)(
    'are of the whole region for %s',
    async (role) => {
      const { series } = await ownOf(asRole(role), registrations);
      const value = await count(registeredIn2025);
      expect(value).toBeGreaterThan(0);
      expect(series).toEqual([
        {
          categories: [],
          points: [
            { period: '2025', value, lower: value, upper: value, status: 'EXACT_OWN', snapshot: null },
          ],
        },
      ]);
    },
  );

  it('are of its own clients for a care provider, and of nobody else', async () => {
    const provider = asRole('CARE_PROVIDER');
    const { series } = await ownOf(provider, { ...registrations, dimensions: ['PROVIDER'] });
    const value = await count(`${registeredIn2025} and t.provider_id = $1`, ['leger-des-heils']);
    expect(series).toHaveLength(1);
    expect(lineOf(series, 'leger-des-heils').points[0].value).toBe(value);
    const { series: other } = await ownOf(provider, {
      ...registrations,
      dimensions: ['PROVIDER'],
      filters: [{ dimension: 'PROVIDER', values: ['yulius'] }],
    });
    expect(other).toEqual([]);
  });

  it('are of its inhabitants for a municipality, and of no other municipality', async () => {
    const { series } = await ownOf(hub.as('zwijndrecht', 'MUNICIPALITY'), {
      ...registrations,
      dimensions: ['MUNICIPALITY'],
    });
    const value = await count(
      `${registeredIn2025} and t.municipality_id = 'GM0642' and t.route <> 'WOMENS_SHELTER'`,
    );
    expect(series).toHaveLength(1);
    expect(lineOf(series, 'GM0642').points[0].value).toBe(value);
  });

  it.each([
    [{ ...registrations, dimensions: ['AGE_BAND'] }],
    [{ ...registrations, dimensions: ['CAUSE'] }],
    [{ ...registrations, filters: [{ dimension: 'PROVIDER', values: ['yulius'] }] }],
    [{ ...registrations, measure: 'PERMANENT_EXITS' }],
  ])('are null for a municipality that asks by what it may not see: %j', async (input) => {
    expect(await ownOf(hub.as('zwijndrecht', 'MUNICIPALITY'), input)).toBeNull();
    expect(await ownOf(asRole('CASE_COORDINATOR'), input)).not.toBeNull();
  });

  it('stand beside the published ones, which do not change for it', async () => {
    const input = { ...registrations, dimensions: ['MUNICIPALITY'] };
    const { data } = await asRole('CENTRAL_MUNICIPALITY')(own, { input });
    const { data: seen } = await asRole('DASHBOARD')(
      own.replace(/own \{[\s\S]*\}\s*\}\s*\}\s*\}$/, '} } }'),
      { input },
    );
    expect(data.indicatorFigures.series).toEqual(seen.indicatorFigures.series);
    const { series, own: exact } = data.indicatorFigures;
    for (const { categories, points } of exact.series) {
      const published = lineOf(series, categories[0].code).points[0].value;
      expect(Math.abs(published - points[0].value)).toBeLessThan(10);
    }
  });

  it('have shares beside them, over one at least', async () => {
    const input = { measure: 'TRIAGE_WITHIN_SIX_WEEKS', periodKind: 'YEAR', from: '2025', to: '2025' };
    const { derived } = await ownOf(asRole('CENTRAL_MUNICIPALITY'), input);
    expect(derived).toEqual([{ kind: 'SHARE', points: [expect.objectContaining({ status: 'SHOWN' })] }]);
  });

  it('leave a line in the audit trail, and what is not asked for leaves none', async () => {
    const lines = () =>
      count(
        `from hub.audit_event where activity = 'indicator.own' and partner_id = 'yulius' and subjects = $1`,
        [['REGISTRATIONS/2025']],
      );
    const provider = hub.as('yulius', 'CARE_PROVIDER');
    await ownOf(provider, registrations);
    expect(await lines()).toBe(1);
    await provider(`query ($input: IndicatorQuestion!) { indicatorFigures(input: $input) { measure } }`, {
      input: registrations,
    });
    expect(await lines()).toBe(1);
  });
});
