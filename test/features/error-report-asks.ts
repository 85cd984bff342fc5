import { toGlobalId } from '../../src/graphql/global-id';
import type { Ask, TestHub } from '../setup/test-hub';

export const facilityId = (key: string) => toGlobalId('Facility', key);
export const herstart = facilityId('kromhout-herstart');

const shown = `id facility { name } about text reporter { slug } reference status
  answer { outcome text answeredBy { slug } answeredAt withheld { field reason } }`;
/** What only those may ask who see the ledger of some facility. */
export const withLine =
  'answer { correction { capacityMutation { kind number } } withheld { field reason } }';
const errors = 'userErrors { __typename code path }';
const report = `mutation ($input: ReportErrorInput!) {
  reportError(input: $input) { alreadyReported errorReport { ${shown} } ${errors} } }`;
export const answer = `mutation ($input: AnswerErrorReportInput!) {
  answerErrorReport(input: $input) { errorReport { ${shown} ${withLine} } ${errors} } }`;
export const list = (fields: string) =>
  `query ($filter: ErrorReportFilter) { errorReports(first: 100, filter: $filter) { totalCount nodes { ${fields} } } }`;

export const codesOf = ({ userErrors }: { userErrors: Array<{ code: string }> }) =>
  userErrors.map(({ code }) => code);

/** What the tests of error reports ask a hub: Trivire reports, Leger des Heils answers, unless it is said otherwise. */
export class ErrorReportAsks {
  readonly trivire: Ask;
  readonly provider: Ask;
  readonly central: Ask;
  private serial = 0;

  constructor(private readonly hub: TestHub) {
    this.trivire = hub.as('trivire', 'HOUSING_ASSOCIATION');
    this.provider = hub.as('leger-des-heils', 'CARE_PROVIDER');
    this.central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
  }

  send(input: object = {}, ask = this.trivire) {
    const reference = `e-${(this.serial += 1)}`;
    return run(ask, report, {
      ...{ facility: herstart, about: 'PLACES', text: 'Er zijn 26 plekken.', reference },
      ...input,
    });
  }

  async reported(input?: object, ask?: Ask): Promise<string> {
    return (await this.send(input, ask)).errorReport.id;
  }

  reply(id: string, input: object = {}, ask = this.provider) {
    return run(ask, answer, {
      ...{ errorReport: id, outcome: 'CORRECTED', text: 'Dat klopt: hersteld.' },
      ...input,
    });
  }

  async seen(ask: Ask, filter: object = {}, fields = shown) {
    const { data, errors: failed } = await ask(list(fields), { filter });
    expect(failed).toBeUndefined();
    expect(data.errorReports.totalCount).toBe(data.errorReports.nodes.length);
    return data.errorReports.nodes;
  }

  async idsSeen(ask: Ask, filter: object = {}): Promise<string[]> {
    return (await this.seen(ask, filter)).map(({ id }: { id: string }) => id);
  }

  /** The first line in the ledger of a facility. */
  async lineOf(facility: string): Promise<string> {
    const sql = 'select id from hub.capacity_mutation where facility_id = $1 order by position limit 1';
    const { rows } = await this.hub.database.owner.query<{ id: string }>(sql, [facility]);
    return toGlobalId('CapacityMutation', rows[0]!.id);
  }

  /** As the owner: who runs the crisis shelter from now on. */
  async setOperator(partner: string): Promise<void> {
    const sql = `update hub.facility set operator_id = $1 where id = 'kromhout-crisisopvang'`;
    await this.hub.database.owner.query(sql, [partner]);
  }
}

async function run(ask: Ask, query: string, input: object) {
  const { data, errors: failed } = await ask(query, { input });
  expect(failed).toBeUndefined();
  return Object.values(data)[0] as any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look freely
}
