import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';

/** Under the trajectory's key, by which these tests find it. */
export async function addNeed(owner: Client, trajectory: TableRow): Promise<void> {
  const { id } = trajectory;
  const need = factories.housingNeed(trajectory, { id });
  const area = factories.housingArea(need, { id, wish: 'EXCLUDED' });
  await insert(owner, 'hub.housing_need', [need]);
  await insert(owner, 'hub.housing_area', [area]);
  await insert(owner, 'hub.housing_exclusion', [factories.housingExclusion(area)]);
}

/** A line of the demand that a list adds up. */
export const demand = (list: { id: string; market: string }): TableRow => ({
  id: randomUUID(),
  list_id: list.id,
  housing_market: list.market,
  candidates: 5,
  demand_order: '9999',
  withheld: [],
  synthetic: true,
});

/** That somebody recorded a need; returns the key. */
export async function addNeedReport(owner: Client, given: TableRow): Promise<string> {
  const said = {
    ...{ housing_market: 'DRECHTSTEDEN', expected_half_year: '2027-H1' },
    ...{ kind_of_dwelling: 'INDEPENDENT_DWELLING', areas: [] },
  };
  const id = randomUUID();
  const report = {
    ...{ id, said, digest: '0'.repeat(64), actor_role: 'CARE_PROVIDER', reference: `need-${id.slice(0, 8)}` },
    ...{ recorded_at: '2026-01-01T09:00:00Z', ...given },
  };
  await insert(owner, 'hub.housing_need_report', [report]);
  return String(report.id);
}
