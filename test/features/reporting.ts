import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import type { Ask, TestHub } from '../setup/test-hub';

export type Input = Record<string, unknown>;

export const errorFields = `userErrors { __typename code path message { nl } whatToDo { nl en }
  ... on NotPossibleOnDate { brokenOn firstPossibleDate offendingLine } }`;
const mutation = `mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) {
  capacityMutation { id kind number effectiveOn endsOn withdrawn corrects { id } corrections { number } }
  facility { occupancy { places occupied version } } alreadyReported ${errorFields} } }`;

let serial = 0;

/** A report with a reference of its own. */
export const report = (facility: string, given: Input): Input => ({
  ...{ facility, reference: `reporting-${(serial += 1)}`, effectiveOn: '2026-11-16' },
  ...given,
});

/** A provider of a hub that reports, with facilities of its own. */
export class Reporting {
  readonly ask: Ask;

  constructor(
    private readonly hub: TestHub,
    private readonly provider = 'yulius',
  ) {
    this.ask = hub.as(provider, 'CARE_PROVIDER');
  }

  /** A facility with ten places since the beginning of the year; returns its global id. */
  async newFacility(): Promise<string> {
    const facility = factories.facility({ id: `reporting-${(serial += 1)}`, operator_id: this.provider });
    await insert(this.hub.database.owner, 'hub.facility', [facility]);
    await insert(this.hub.database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        ...{ facility_id: facility.id, reporter_id: this.provider },
        ...{ kind: 'OPENING', place_kind: 'REGULAR', number: 10 },
      }),
    ]);
    return toGlobalId('Facility', String(facility.id));
  }

  /** Sends one report and returns the payload. */
  async send(facility: string, given: Input) {
    const { data, errors } = await this.ask(mutation, { input: report(facility, given) });
    expect(errors).toBeUndefined();
    return data.reportCapacityMutation;
  }

  /** Lines in the ledger. */
  async count(): Promise<number> {
    const { rows } = await this.hub.database.owner.query(
      'select count(*)::integer as lines from hub.capacity_mutation',
    );
    return rows[0].lines;
  }
}

export const codes = (payload: { userErrors: Array<{ code: string }> }): string[] =>
  payload.userErrors.map(({ code }) => code);
