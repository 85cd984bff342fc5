import type { Client } from 'pg';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { permissionDenied, query, refusal } from './as-role';

let database: TestDatabase;
let service: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

describe('a file of capacity reports', () => {
  const file = '3f2b8c1e-0000-4000-8000-000000000000';
  const send = (table: string, partner: string) => {
    const rest = {
      'hub.capacity_file': { columns: 'id, rows, header, findings', values: `'${file}', 0, '{}', '[]'` },
      'hub.capacity_file_row': { columns: 'file_id, row_number, findings', values: `'${file}', 2, '[]'` },
    }[table]!;
    return refusal(
      query(
        service,
        { role: 'hub_care_provider', partner: 'timon' },
        `insert into ${table} (partner_id, ${rest.columns}) values ($1, ${rest.values})`,
        [partner],
      ),
    );
  };

  it.each(['hub.capacity_file', 'hub.capacity_file_row'])(
    'is put in %s under the own name only',
    async (table) => {
      expect(await send(table, 'timon')).toBeNull();
      expect(await send(table, 'leger-des-heils')).toBe(permissionDenied);
    },
  );

  it('is not committed under the name of somebody else', async () => {
    const commit = query(
      service,
      { role: 'hub_care_provider', partner: 'timon' },
      `insert into hub.capacity_file_commit (file_id, partner_id, lines) values ($1, 'leger-des-heils', 0)`,
      [file],
    );
    expect(await refusal(commit)).toBe(permissionDenied);
  });
});
