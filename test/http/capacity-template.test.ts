import { codesOf, columnNames, fileClient, startFileHub, type FileHub } from '../setup/files';

let hub: FileHub;
let provider: FileHub['provider'];
let today: FileHub['today'];

beforeAll(async () => {
  hub = await startFileHub();
  ({ provider, today } = hub);
});
afterAll(() => hub.stop());

describe('the template', () => {
  it('holds the own facilities as they stand, in the way in which Excel in the Netherlands reads it', async () => {
    const { status, text, headers } = await provider.template();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain(`filename="capaciteit-${today.iso}.csv"`);
    expect(text).toBe(
      [
        `\ufeff${columnNames}`,
        `kromhout-herstart;24-uursopvang Herstart;${today.dutch};24;0;1;25;;;28`,
        `kromhout-crisisopvang;Crisisopvang Kromhout/Kasperspad;${today.dutch};50;10;2;58;;;29`,
        '',
      ].join('\r\n'),
    );
  });

  it('can be sent back as it is', async () => {
    const answer = await provider.send((await provider.template()).text);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      rows: 2,
      canCommit: true,
      toRecord: { perKind: { OCCUPANCY_COUNT: 2 } },
    });
    expect(codesOf(answer)).toEqual(['OVER_OCCUPANCY']);
  });

  it('is empty for a facility that never reported, and leaves out what is closed', async () => {
    await hub.database.owner.query(
      `insert into hub.facility (id, name, product_id, operator_id, synthetic) values
         ('f-new', '=New', 'time-out', 'yulius', true), ('f-closed', 'Closed', 'time-out', 'yulius', true)`,
    );
    await hub.database.owner.query(
      `insert into hub.capacity_mutation (facility_id, kind, place_kind, number, effective_on, reporter_id, reference) values
         ('f-closed', 'OPENING', 'REGULAR', 4, '2026-01-01', 'yulius', 'x1'), ('f-closed', 'CLOSURE', null, null, '2026-02-01', 'yulius', 'x2')`,
    );
    const { text } = await fileClient(hub, 'yulius').template();
    expect(text).toContain(`f-new;'=New;${today.dutch};;;;;;;0\r\n`);
    expect(text).not.toContain('f-closed');
  });
});
