import { csv, groupOf, startFileHub, type FileHub } from '../setup/files';

let hub: FileHub;
let provider: FileHub['provider'];
let herstart: FileHub['herstart'];
let crisis: FileHub['crisis'];

beforeAll(async () => {
  hub = await startFileHub();
  ({ provider, herstart, crisis } = hub);
});
afterAll(() => hub.stop());

describe('a number that may be a citizen service number', () => {
  const bsn = '111222333';
  const places = [
    ['the note', { toelichting: `over ${bsn}` }],
    ['a name', { naam: bsn }],
    ['a number', { bezet: bsn }],
    ['the facility', { voorziening: '111.222.333' }],
    ['the version', { versie: bsn }],
  ] as const;

  it.each(places)('in %s is refused, told of and kept nowhere', async (_where, cells) => {
    const answer = await provider.send(csv(herstart({ ...cells }), crisis()), {
      query: `?fileName=${bsn}.csv`,
    });
    expect(groupOf(answer, 'LOOKS_LIKE_BSN')).toMatchObject({
      severity: 'ERROR',
      cells: [{ row: 2, value: null }],
    });
    expect(answer.body).toMatchObject({ canCommit: false, fileName: null });
    expect(answer.text.replaceAll('.', '')).not.toContain(bsn);
    const { rows } = await hub.database.owner.query(
      `select to_jsonb(r) as row from hub.capacity_file_row r where file_id = $1
       union all select to_jsonb(f) from hub.capacity_file f where id = $1`,
      [answer.body.id],
    );
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows).replaceAll('.', '')).not.toContain(bsn);
  });

  it('in a column name is not told either', async () => {
    const answer = await provider.send(`voorziening;datum;${bsn}\nkromhout-herstart;17-11-2026;x`);
    expect(groupOf(answer, 'LOOKS_LIKE_BSN').cells).toEqual([{ row: 1, value: null }]);
    expect(answer.text).not.toContain(bsn);
  });
});
