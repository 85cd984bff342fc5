import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Role } from '../../src/identity/role';
import { csv, fileClient, startFileHub, type FileAnswer, type FileHub } from '../setup/files';
import { expectRefusal } from './client';

let hub: FileHub;
let provider: FileHub['provider'];

beforeAll(async () => {
  hub = await startFileHub();
  ({ provider } = hub);
});
afterAll(() => hub.stop());

/** The code, and what to do in both languages; nothing else, and nothing of what lies behind the hub. */
const refused = ({ status, headers, body }: FileAnswer, expected: number, code: string) =>
  expectRefusal(hub, { status, headers: Object.fromEntries(headers), body }, expected, code);

const good = 'voorziening;datum;bezet\nkromhout-herstart;17-11-2026;4\n';

describe('a file', () => {
  it.each([
    'text/csv',
    'TEXT/CSV; charset=utf-8',
    'text/plain',
    'application/csv',
    'application/vnd.ms-excel',
    'application/octet-stream',
  ])('may be sent as %s', async (type) => {
    expect(await provider.send(good, { type })).toMatchObject({ status: 200, body: { rows: 1 } });
  });

  it.each(['application/json', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'may not be sent as %s',
    async (type) => {
      await refused(await provider.send(good, { type }), 415, 'NOT_A_CSV');
    },
  );

  it.each<[string, string | Uint8Array, number, string]>([
    ['a workbook', Buffer.from('PK\u0003\u0004\u0000\u0000'), 415, 'NOT_A_CSV'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 415, 'NOT_A_CSV'],
    ['nothing', '', 422, 'NO_KNOWN_COLUMNS'],
    ['a letter', 'Beste hub,\nwij hebben 24 plekken.\n', 422, 'NO_KNOWN_COLUMNS'],
    ['a quote that is never closed', `${good}"kromhout;`, 422, 'UNREADABLE_ROW'],
    ['20,001 rows', `${good}${'kromhout-herstart;17-11-2026;4\n'.repeat(20_000)}`, 413, 'TOO_MANY_ROWS'],
  ])('that is %s is refused', async (_what, file, status, code) => {
    await refused(await provider.send(file), status, code);
  });

  it('says which row cannot be read', async () => {
    const { body } = await provider.send(`${good}"kromhout;`);
    expect(body.errors[0].message).toContain('Row 3');
  });

  it('leaves nothing behind that could be committed when it is refused half-way', async () => {
    const { owner } = hub.database;
    const files = async () => (await owner.query('select from hub.capacity_file')).rowCount;
    const before = await files();
    await provider.send(`${good}${'kromhout-herstart;17-11-2026;4\n'.repeat(20_000)}`);
    expect(await files()).toBe(before);
    const { rows } = await owner.query(
      'select distinct file_id as id from hub.capacity_file_row r where not exists (select from hub.capacity_file f where f.id = r.file_id)',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { id } of rows) await refused(await provider.commit(id), 404, 'FILE_NOT_FOUND');
  });
});

describe('a file of 50 MB', () => {
  const size = 50 * 1024 * 1024;
  /** Long rows, so that it is too large before it has too many of them. */
  const part = Buffer.from(`kromhout-herstart;17-11-2026;4${' '.repeat(900)}\n`.repeat(100));

  /** Sends it as fast as the hub takes it, and says how much was sent when the answer came. */
  async function sendLarge(
    headers: Record<string, string>,
  ): Promise<{ status: number; code: string; sent: number }> {
    const token = await hub.token('leger-des-heils', 'CARE_PROVIDER');
    return new Promise((done, fail) => {
      let sent = 0;
      let answered = false;
      const sending = request(
        `${hub.url}/capacity/files`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', ...headers },
        },
        async (response) => {
          answered = true;
          const { errors } = (await json(response)) as FileAnswer['body'];
          done({ status: response.statusCode!, code: errors[0].extensions.code, sent });
          sending.destroy();
        },
      );
      sending.on('error', (error) => !answered && fail(error));
      sending.write('voorziening;datum;bezet\n');
      const more = () => {
        if (answered) return;
        if (sent >= size) return void sending.end();
        sent += part.length;
        if (sending.write(part)) setImmediate(more);
        else sending.once('drain', more);
      };
      more();
    });
  }

  it('that says how large it is, is refused before it is read', async () => {
    const { status, code, sent } = await sendLarge({ 'content-length': String(size) });
    expect([status, code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(sent).toBeLessThan(size);
  });

  it('that does not say so is refused as it comes in, and the hub stays up with flat memory', async () => {
    const before = process.memoryUsage();
    const { status, code, sent } = await sendLarge({ 'transfer-encoding': 'chunked' });
    expect([status, code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(sent).toBeLessThan(size);
    const after = process.memoryUsage();
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(size);
    expect((await provider.send(good)).status).toBe(200);
  });
});

it('a sender who goes away in the middle leaves the hub as it was', async () => {
  const token = await hub.token('leger-des-heils', 'CARE_PROVIDER');
  for (let turn = 0; turn < 3; turn += 1) {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'text/csv',
      'content-length': '100000',
    };
    const sending = request(`${hub.url}/capacity/files`, { method: 'POST', headers });
    sending.on('error', () => undefined);
    await new Promise((sent) => sending.write(good, sent));
    await new Promise((waited) => setTimeout(waited, 50));
    sending.destroy();
  }
  expect((await provider.send(good)).status).toBe(200);
});

describe('a file of somebody else, or none', () => {
  it('is answered alike, whatever is asked of it', async () => {
    const { body } = await provider.send(csv(hub.herstart({ bezet: 3 }), hub.crisis()));
    const timon = fileClient(hub, 'timon');
    for (const id of [
      body.id,
      '3f2b8c1e-0000-4000-8000-000000000000',
      'x',
      "'; drop table hub.capacity_file",
    ]) {
      await refused(await timon.look(encodeURIComponent(id)), 404, 'FILE_NOT_FOUND');
      await refused(await timon.commit(encodeURIComponent(id), { confirm: true }), 404, 'FILE_NOT_FOUND');
    }
  });
});

describe('a confirmation', () => {
  it.each([{ confirm: 'yes' }, { confirmed: true }, [], 'true', 1, null])('may not be %j', async (said) => {
    const { body } = await provider.send(good);
    await refused(await provider.commit(body.id, said), 400, 'BAD_CONFIRMATION');
  });
});

describe('whoever reports no capacity', () => {
  const others: Array<[string, Role]> = [
    ['dordrecht', 'CENTRAL_MUNICIPALITY'],
    ['papendrecht', 'MUNICIPALITY'],
    ['trivire', 'HOUSING_ASSOCIATION'],
    ['dashboard', 'DASHBOARD'],
  ];

  it.each(others)('is refused everything: %s as %s', async (partner, role) => {
    const client = fileClient(hub, partner, role);
    const { body } = await provider.send(good);
    for (const answer of [
      await client.template(),
      await client.send(good),
      await client.look(body.id),
      await client.commit(body.id, { confirm: true }),
    ])
      await refused(answer, 403, 'FORBIDDEN');
  });

  it('is refused without a token', async () => {
    for (const [method, path] of [
      ['GET', 'template.csv'],
      ['POST', 'files'],
    ]) {
      const response = await fetch(`${hub.url}/capacity/${path}`, { method });
      const answer = {
        status: response.status,
        headers: response.headers,
        text: '',
        body: await response.json(),
      };
      await refused(answer, 401, 'UNAUTHENTICATED');
    }
  });
});

it('old files are taken away by the next one', async () => {
  const { owner } = hub.database;
  const { body: old } = await provider.send(good);
  const { body: young } = await provider.send(good);
  const { body: ofTimon } = await fileClient(hub, 'timon').send(good);
  await owner.query(
    `update hub.capacity_file set uploaded_at = now() - interval '8 days' where id = any ($1)`,
    [[old.id, ofTimon.id]],
  );
  await owner.query(
    `update hub.capacity_file_row set staged_at = now() - interval '8 days' where file_id = any ($1)`,
    [[old.id, ofTimon.id]],
  );
  await provider.send(good);
  await refused(await provider.look(old.id), 404, 'FILE_NOT_FOUND');
  expect((await provider.look(young.id)).status).toBe(200);
  const { rows } = await owner.query(
    'select distinct file_id as id from hub.capacity_file_row where file_id = any ($1)',
    [[old.id, young.id, ofTimon.id]],
  );
  expect(rows.map(({ id }) => id).sort()).toEqual([young.id, ofTimon.id].sort());
});
