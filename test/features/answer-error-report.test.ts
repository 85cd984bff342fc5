import { toGlobalId } from '../../src/graphql/global-id';
import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { countIn } from '../setup/count';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { answer, codesOf, ErrorReportAsks, facilityId, herstart, list, withLine } from './error-report-asks';

let hub: TestHub;
let asks: ErrorReportAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new ErrorReportAsks(hub);
});
afterAll(() => hub.stop());

const count = countIn(() => hub);

describe('answering an error report', () => {
  it('is shown to the reporter, with the line of the ledger for those who see the ledger only', async () => {
    const id = await asks.reported();
    const payload = await asks.reply(id, { correction: await asks.lineOf('kromhout-herstart') });
    expect(payload).toMatchObject({
      userErrors: [],
      errorReport: {
        status: 'CORRECTED',
        answer: {
          outcome: 'CORRECTED',
          answeredBy: { slug: 'leger-des-heils' },
          correction: { capacityMutation: { kind: 'OPENING', number: 24 } },
          withheld: [],
        },
      },
    });
    const [own] = (await asks.seen(asks.trivire)).filter((node: { id: string }) => node.id === id);
    expect(own.answer).toMatchObject({ outcome: 'CORRECTED', text: 'Dat klopt: hersteld.', withheld: [] });
    expect((await asks.trivire(list(withLine))).status).toBe(400);
  });

  it('withholds the line from a municipality elsewhere, and says so', async () => {
    const gorinchem = hub.as('gorinchem', 'MUNICIPALITY');
    const id = await asks.reported({}, gorinchem);
    await asks.reply(id, { correction: await asks.lineOf('kromhout-herstart') });
    expect(await asks.seen(gorinchem, { status: ['CORRECTED'] }, withLine)).toEqual([
      { answer: { correction: null, withheld: [{ field: 'correction', reason: 'OUTSIDE_YOUR_RELATION' }] } },
    ]);
  });

  it('need not name a line, which is something else than withholding one', async () => {
    expect((await asks.reply(await asks.reported())).errorReport.answer).toMatchObject({
      correction: { capacityMutation: null },
      withheld: [],
    });
  });

  it('is for the asks.central municipality too, and where no operator is known for it alone', async () => {
    expect(
      (await asks.reply(await asks.reported(), { outcome: 'NOT_AN_ERROR' }, asks.central)).errorReport,
    ).toMatchObject({
      status: 'NOT_AN_ERROR',
      answer: { answeredBy: { slug: 'dordrecht' } },
    });
    const id = await asks.reported({ facility: facilityId('parentshouse') });
    expect(codesOf(await asks.reply(id))).toEqual(['ERROR_REPORT_NOT_FOUND']);
    expect((await asks.reply(id, {}, asks.central)).userErrors).toEqual([]);
  });

  it('is refused alike for a report on a facility of somebody else, a report of its own, and none at all', async () => {
    const timon = hub.as('timon', 'CARE_PROVIDER');
    const ids = [await asks.reported(), await asks.reported({}, timon), toGlobalId('ErrorReport', 'x'), 'x'];
    for (const id of ids) {
      const payload = await asks.reply(id, {}, timon);
      expect(codesOf(payload)).toEqual(['ERROR_REPORT_NOT_FOUND']);
      expect(payload.errorReport).toBeNull();
    }
  });

  const others = roles.filter((role) => role !== 'CARE_PROVIDER' && role !== 'CENTRAL_MUNICIPALITY');
  it.each(others)('does not exist for %s', async (role) => {
    const { status, errors: failed } = await hub.as(callerAs(role).partnerId, role)(answer, { input: {} });
    expect([status, failed![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('is done once: the second is told what the first one said', async () => {
    const id = await asks.reported();
    await asks.reply(id, { text: 'De eerste.' });
    const second = await asks.reply(id, { text: 'De tweede.', outcome: 'NOT_AN_ERROR' }, asks.central);
    expect(second.userErrors).toEqual([
      expect.objectContaining({
        __typename: 'Conflict',
        code: 'ALREADY_ANSWERED',
        path: ['input', 'errorReport'],
      }),
    ]);
    expect(second.errorReport.answer).toMatchObject({ text: 'De eerste.', outcome: 'CORRECTED' });
  });

  it('is won by one of several that arrive at once; the others are told what it said', async () => {
    const id = await asks.reported();
    const before = await count(`hub.audit_event where activity = 'error-report.answer'`);
    const replies = Array.from({ length: 8 }, (_, i) => () => {
      return asks.reply(id, { text: `antwoord ${i}` }, i % 2 ? asks.provider : asks.central);
    });
    const payloads = await atOnce(hub, 'hub.error_answer', replies);
    const won = payloads.filter(({ userErrors }) => userErrors.length === 0);
    expect(won).toHaveLength(1);
    const { text } = won[0].errorReport.answer;
    for (const payload of payloads) expect(payload.errorReport.answer.text).toBe(text);
    expect(payloads.flatMap(codesOf)).toEqual(Array(7).fill('ALREADY_ANSWERED'));
    expect(await count(`hub.audit_event where activity = 'error-report.answer'`)).toBe(before + 1);
  });

  it('takes as a correction only a line of that facility that the caller sees', async () => {
    const id = await asks.reported();
    const lines = [
      await asks.lineOf('tweelingen-stierstraat'),
      await asks.lineOf('kromhout-crisisopvang'),
      herstart,
      'x',
    ];
    for (const correction of lines)
      expect(codesOf(await asks.reply(id, { correction }))).toEqual(['CORRECTION_NOT_FOUND']);
    const right = await asks.lineOf('kromhout-herstart');
    const wrong = await asks.reply(id, { correction: right, outcome: 'NOT_AN_ERROR', text: '' });
    expect(codesOf(wrong)).toEqual(['TEXT_LENGTH', 'CORRECTION_NOT_ALLOWED']);
    expect(wrong.errorReport).toMatchObject({ status: 'OPEN', answer: null });
    expect(codesOf(await asks.reply(id, { text: 'BSN 111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
  });
});
