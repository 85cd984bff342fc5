import { toGlobalId } from '../../src/graphql/global-id';
import { codesOf, csv, groupOf, startFileHub, type FileHub } from '../setup/files';

let hub: FileHub;
let provider: FileHub['provider'];
let today: FileHub['today'];
let herstart: FileHub['herstart'];
let crisis: FileHub['crisis'];

beforeAll(async () => {
  hub = await startFileHub();
  ({ provider, today, herstart, crisis } = hub);
});
afterAll(() => hub.stop());

async function stateOf(facility: string) {
  const { data } = await hub.as('leger-des-heils', 'CARE_PROVIDER')(
    'query ($id: ID!) { node(id: $id) { ... on Facility { places { regular reserve } occupancy { outOfUse occupied version } } } }',
    { id: toGlobalId('Facility', facility) },
  );
  return { ...data.node.places, ...data.node.occupancy };
}

describe('a commit', () => {
  it('records the lines of the dry run, with their audit lines', async () => {
    const file = csv(
      herstart({
        plekken_regulier: 26,
        bezet: 20,
        reden: 'MAINTENANCE',
        toelichting: 'Één bed; "oud"'.replace(/[;"]/g, ''),
      }),
      crisis(),
    );
    const { body: dryRun } = await provider.send(file);
    const { status, body } = await provider.commit(dryRun.id);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: dryRun.id,
      fileName: null,
      rows: 2,
      alreadyReported: false,
      recorded: dryRun.toRecord,
    });
    expect(await stateOf('kromhout-herstart')).toMatchObject({ regular: 26, outOfUse: 1, occupied: 20 });
    const references = dryRun.toRecord.lines.map(({ reference }: { reference: string }) => reference);
    const { rows } = await hub.database.owner.query(
      'select kind, reason, note, reporter_id from hub.capacity_mutation where reference = any ($1) order by position',
      [references],
    );
    expect(rows).toHaveLength(references.length);
    expect(rows.find(({ kind }) => kind === 'EXPANSION')).toEqual({
      kind: 'EXPANSION',
      reason: 'MAINTENANCE',
      note: 'Één bed oud',
      reporter_id: 'leger-des-heils',
    });
    const audit = await hub.database.owner.query(
      'select activity from hub.audit_event where request_id in (select request_id from hub.audit_event where $1 = any (subjects)) order by id',
      [dryRun.id],
    );
    expect(audit.rows.map(({ activity }) => activity)).toEqual(['capacity.report', 'capacity.file.commit']);
  });

  it('changes nothing when it comes twice, or when the file does', async () => {
    const file = csv(herstart({ plekken_regulier: 27, bezet: 19 }), crisis());
    const { body } = await provider.send(file);
    await provider.commit(body.id, { confirm: true });
    const before = await hub.linesInLedger();
    const nothing = { alreadyReported: true, recorded: { total: 0, perKind: {}, lines: [] } };
    expect(await provider.commit(body.id)).toMatchObject({ status: 200, body: nothing });
    expect((await provider.look(body.id)).body).toMatchObject({ committed: true, alreadyReportedRows: 2 });

    const again = await provider.send(file);
    expect(again.body).toMatchObject({ alreadyReportedRows: 2, canCommit: true, toRecord: { total: 0 } });
    expect(groupOf(again, 'ALREADY_REPORTED')).toMatchObject({ severity: 'INFO', count: 2 });
    expect(await provider.commit(again.body.id)).toMatchObject({ status: 200, body: nothing });
    expect(await hub.linesInLedger()).toBe(before);
  });

  it('knows the rows of a file that grew', async () => {
    const first = csv(herstart({ bezet: 18 }), crisis());
    await provider.commit((await provider.send(first)).body.id);
    const yesterday = '16-11-2026';
    const grown = csv(herstart({ bezet: 18 }), crisis(), { ...herstart({ bezet: 12 }), datum: yesterday });
    const answer = await provider.send(grown);
    expect(answer.body).toMatchObject({
      alreadyReportedRows: 2,
      toRecord: { total: 1, lines: [{ row: 4, number: 12 }] },
    });
  });

  it('of one file by several at once records it once', async () => {
    const { body } = await provider.send(csv(herstart({ bezet: 17 }), crisis()));
    const before = await hub.linesInLedger();
    const answers = await Promise.all([1, 2, 3, 4].map(() => provider.commit(body.id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.filter(({ body: { alreadyReported } }) => !alreadyReported)).toHaveLength(1);
    expect(await hub.linesInLedger()).toBe(before + body.toRecord.total);
  });

  it('writes nothing of a file of which one row is wrong', async () => {
    const before = await hub.linesInLedger();
    const { body } = await provider.send(csv(herstart({ bezet: 3 }), crisis({ buiten_gebruik: 99 })));
    const refused = await provider.commit(body.id, { confirm: true });
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0].extensions).toMatchObject({
      code: 'FILE_HAS_ERRORS',
      whatToDo: { nl: expect.any(String) },
    });
    expect(codesOf(refused)).toContain('OUT_OF_USE_ABOVE_PLACES');
    expect(await hub.linesInLedger()).toBe(before);
  });

  it('checks again: what was reported in between refuses a row that saw an older version', async () => {
    const { version } = await stateOf('kromhout-herstart');
    const { body } = await provider.send(csv(herstart({ bezet: 15, versie: version }), crisis()));
    expect(body.canCommit).toBe(true);
    const report = {
      facility: toGlobalId('Facility', 'kromhout-herstart'),
      kind: 'CONFIRMATION',
      effectiveOn: today.iso,
      reference: 'between',
    };
    await hub.as('leger-des-heils', 'CARE_PROVIDER')(
      'mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) { userErrors { code } } }',
      { input: report },
    );
    const refused = await provider.commit(body.id);
    expect(refused.status).toBe(409);
    expect(groupOf(refused, 'STATE_CHANGED')).toMatchObject({
      severity: 'ERROR',
      column: 'versie',
      cells: [{ row: 2, value: version }],
    });
  });
});

describe('a warning', () => {
  const wait = async (file: string, code: string) => {
    const before = await hub.linesInLedger();
    const answer = await provider.send(file);
    expect(answer.body).toMatchObject({ canCommit: true, needsConfirmation: true });
    expect(groupOf(answer, code)).toMatchObject({ severity: 'WARNING' });
    const refused = await provider.commit(answer.body.id, { confirm: false });
    expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([409, 'NEEDS_CONFIRMATION']);
    expect(codesOf(refused)).toContain(code);
    expect(await hub.linesInLedger()).toBe(before);
    expect((await provider.commit(answer.body.id, { confirm: true })).status).toBe(200);
    expect(await hub.linesInLedger()).toBe(before + answer.body.toRecord.total);
  };

  it('of a file that names half of the facilities waits for a confirmation', () =>
    wait(csv(herstart({ bezet: 14 })), 'FACILITIES_MISSING'));
  it('of more people than places waits for a confirmation', () =>
    wait(csv(herstart({ bezet: 99 }), crisis()), 'OVER_OCCUPANCY'));
  it('of half of the places gone waits for a confirmation', () =>
    wait(csv(herstart({ plekken_regulier: 10, bezet: 5 }), crisis()), 'SUDDEN_DROP'));
});
