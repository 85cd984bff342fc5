import type { ClientBase } from 'pg';
import { readReference } from './transcribed';

const columns = [
  ...['name', 'definition', 'unit', 'numerator', 'denominator', 'exclusions', 'norm', 'source', 'coverage'],
  ...['computed', 'version'],
];
const all = ['id', ...columns].join(', ');

/** The indicators as they are defined now: a database that is migrated counts by them, so it must not show older texts. */
export async function renewDefinitions(client: ClientBase): Promise<void> {
  await client.query(
    `insert into hub.indicator (${all})
     select ${all} from jsonb_populate_recordset(null::hub.indicator, $1::jsonb)
     on conflict (id) do update set (${columns.join(', ')})
       = (${columns.map((column) => `excluded.${column}`).join(', ')})`,
    [JSON.stringify(readReference('indicators'))],
  );
}
