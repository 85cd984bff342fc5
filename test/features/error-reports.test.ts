import { roles, type Role } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { countIn } from '../setup/count';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { codesOf, ErrorReportAsks, facilityId, herstart } from './error-report-asks';

let hub: TestHub;
let asks: ErrorReportAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new ErrorReportAsks(hub);
});
afterAll(() => hub.stop());

const count = countIn(() => hub);

describe('reporting an error to the source', () => {
  it.each(roles)('is for %s, also on what it may not see itself', async (role) => {
    const { partnerId } = callerAs(role);
    const payload = await asks.send({ about: 'OCCUPANCY' }, hub.as(partnerId, role));
    expect(payload).toMatchObject({
      alreadyReported: false,
      userErrors: [],
      errorReport: {
        facility: { name: '24-uursopvang Herstart' },
        about: 'OCCUPANCY',
        text: 'Er zijn 26 plekken.',
        reporter: { slug: partnerId },
        status: 'OPEN',
        answer: null,
      },
    });
    expect(await asks.idsSeen(hub.as(partnerId, role))).toContain(payload.errorReport.id);
  });

  it('shows it to the asks.provider, newest first, and leaves an audit line', async () => {
    const before = await count(`hub.audit_event where activity = 'error-report.write'`);
    const first = await asks.reported();
    const second = await asks.reported({ facility: facilityId('kromhout-crisisopvang') });
    expect((await asks.idsSeen(asks.provider)).slice(0, 2)).toEqual([second, first]);
    expect(await asks.idsSeen(asks.provider, { facility: [herstart] })).not.toContain(second);
    expect(await count(`hub.audit_event where activity = 'error-report.write'`)).toBe(before + 2);
  });

  it('is seen by both sides and those in charge, and by nobody else', async () => {
    const id = await asks.reported();
    const seeing: Role[] = [];
    for (const role of roles)
      if ((await asks.idsSeen(hub.as(callerAs(role).partnerId, role))).includes(id)) seeing.push(role);
    // The callers' association is the reporter, their asks.provider the operator.
    expect(seeing).toEqual([
      'CENTRAL_MUNICIPALITY',
      'HOUSING_ASSOCIATION',
      'CARE_PROVIDER',
      'CASE_COORDINATOR',
    ]);
    for (const [partner, role] of [
      ['woonbron', 'HOUSING_ASSOCIATION'],
      ['timon', 'CARE_PROVIDER'],
    ] as const) {
      const { data } = await hub.as(partner, role)('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(data.node).toBeNull();
    }
  });

  it('changes nothing when the same reference is sent twice, also at once', async () => {
    const before = await count('hub.error_report');
    const payloads = await atOnce(
      hub,
      'hub.error_report',
      Array.from({ length: 5 }, () => () => asks.send({ reference: 'twice' })),
    );
    expect(payloads.filter(({ alreadyReported }) => !alreadyReported)).toHaveLength(1);
    expect(new Set(payloads.map(({ errorReport }) => errorReport.id)).size).toBe(1);
    expect(await count('hub.error_report')).toBe(before + 1);
    expect(codesOf(await asks.send({ reference: 'twice', about: 'NAME' }))).toEqual(['REFERENCE_REUSED']);
    // Another partner's reference is its own.
    expect(
      (await asks.send({ reference: 'twice' }, hub.as('woonbron', 'HOUSING_ASSOCIATION'))).userErrors,
    ).toEqual([]);
  });

  it('says everything that is wrong with the input at once, and records nothing', async () => {
    const before = await count('hub.error_report');
    const wrong = await asks.send({ facility: facilityId('nowhere'), text: ' ', reference: '' });
    expect(codesOf(wrong)).toEqual(['FACILITY_NOT_FOUND', 'TEXT_LENGTH', 'REFERENCE_REQUIRED']);
    expect(wrong.errorReport).toBeNull();
    expect(codesOf(await asks.send({ text: 'mevrouw met nummer 111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
    expect(codesOf(await asks.send({ text: 'x'.repeat(1001) }))).toEqual(['TEXT_LENGTH']);
    expect(codesOf(await asks.send({ facility: 'x' }))).toEqual(['FACILITY_NOT_FOUND']);
    expect(await count('hub.error_report')).toBe(before);
  });
});

describe('the list of error reports', () => {
  it('is found by status', async () => {
    const [open, corrected] = [await asks.reported(), await asks.reported()];
    await asks.reply(corrected);
    const found = (status: string[]) => asks.idsSeen(asks.provider, { status });
    expect(await found(['OPEN'])).toContain(open);
    expect(await found(['OPEN'])).not.toContain(corrected);
    expect(await found(['CORRECTED', 'NOT_AN_ERROR'])).toContain(corrected);
    expect(await found([])).toEqual([]);
  });

  it('goes with the facility to its operator of now; the reporter keeps what it reported', async () => {
    const id = await asks.reported({ facility: facilityId('kromhout-crisisopvang') });
    await asks.setOperator('timon');
    expect(await asks.idsSeen(asks.provider)).not.toContain(id);
    expect(codesOf(await asks.reply(id))).toEqual(['ERROR_REPORT_NOT_FOUND']);
    expect(await asks.idsSeen(asks.trivire)).toContain(id);
    expect((await asks.reply(id, {}, hub.as('timon', 'CARE_PROVIDER'))).userErrors).toEqual([]);
    await asks.setOperator('leger-des-heils');
  });
});
