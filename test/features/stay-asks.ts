import { randomUUID } from 'node:crypto';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import type { Ask, TestHub } from '../setup/test-hub';
import { codes, stay, Writing } from './trajectory-writing';

const errorsWith = (more: string) =>
  `userErrors { __typename code path message { nl en } whatToDo { nl en }
    ... on NotPossibleOnDate { brokenOn firstPossibleDate } ${more} }`;

const state = 'occupied countedOn countedBy free overOccupied reportedAt reportedBy { slug } overdue';

/** The key behind a global id of a facility. */
export const keyOf = (facility: string) =>
  Buffer.from(facility, 'base64url').toString().replace('Facility:', '');

/** What the tests of occupancy by stays arrange and ask; the provider is the Leger des Heils, unless it is said otherwise. */
export class StayAsks {
  readonly provider: Ask;
  readonly central: Ask;
  private readonly writing: Writing;
  private serial = 0;

  private constructor(
    private readonly hub: TestHub,
    readonly today: string,
  ) {
    this.provider = hub.as('leger-des-heils', 'CARE_PROVIDER');
    this.central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
    this.writing = new Writing(hub);
  }

  static async of(hub: TestHub): Promise<StayAsks> {
    const { rows } = await hub.database.owner.query('select current_date::text as today');
    return new StayAsks(hub, rows[0].today);
  }

  reference = (): string => `stays-${(this.serial += 1)}`;

  dayFrom = (offset: number): string =>
    new Date(Date.parse(`${this.today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);

  private insert = (table: string, row: TableRow) => insert(this.hub.database.owner, table, [row]);

  /** A facility of the provider with ten places; returns its global id. */
  async newFacility(given: TableRow = {}): Promise<string> {
    const facility = factories.facility({ operator_id: 'leger-des-heils', ...given });
    const opening = { facility_id: facility.id, kind: 'OPENING', place_kind: 'REGULAR', number: 10 };
    await this.insert('hub.facility', facility);
    await this.insert(
      'hub.capacity_mutation',
      factories.capacityMutation({ ...opening, reporter_id: 'leger-des-heils', reference: randomUUID() }),
    );
    return toGlobalId('Facility', String(facility.id));
  }

  /** Lets a client stay who is shielded, and whom only Yulius and those in charge know. */
  async addStay(facility: string, startedOn: string): Promise<void> {
    const client = factories.client();
    const trajectory = factories.trajectory({
      ...{ client_id: client.id, provider_id: 'yulius', shielded: true },
    });
    await this.insert('hub.client', client);
    await this.insert('hub.trajectory', trajectory);
    await this.insert(
      'hub.stay',
      factories.stay(trajectory, { facility_id: keyOf(facility), started_on: startedOn }),
    );
  }

  async setWay(facility: string, given: object = {}, ask = this.provider) {
    const { data, errors } = await ask(
      `mutation ($input: SetCountingWayInput!) { setCountingWay(input: $input) {
         facility { id occupancy { ${state} } } alreadyRecorded ${errorsWith('')} } }`,
      { input: { facility, way: 'STAYS', from: this.today, reference: this.reference(), ...given } },
    );
    expect(errors).toBeUndefined();
    return data.setCountingWay;
  }

  async report(facility: string, given: object) {
    const { data, errors } = await this.provider(
      `mutation ($input: ReportCapacityMutationInput!) { reportCapacityMutation(input: $input) {
         capacityMutation { id } facility { occupancy { ${state} } }
         ${errorsWith('... on CountedByStays { since }')} } }`,
      { input: { facility, effectiveOn: this.today, reference: this.reference(), ...given } },
    );
    expect(errors).toBeUndefined();
    return data.reportCapacityMutation;
  }

  count = (facility: string, number: number, effectiveOn = this.today) =>
    this.report(facility, { kind: 'OCCUPANCY_COUNT', number, effectiveOn });

  async occupancy(facility: string, asOf?: string, ask = this.provider) {
    const { data, errors } = await ask(
      `query ($id: ID!, $asOf: LocalDate) { node(id: $id) { ... on Facility {
         occupancy(asOf: $asOf) { ${state} } withheld { field reason } } } }`,
      { id: facility, asOf },
    );
    expect(errors).toBeUndefined();
    return data.node;
  }

  occupied = async (facility: string, asOf?: string): Promise<number | null> =>
    (await this.occupancy(facility, asOf)).occupancy.occupied;

  /** Reports the stay of a client of the provider; returns what follows on it. */
  async reportStay(facility: string, happenedOn: string) {
    const { provider } = await this.writing.newClient();
    const started = stay('STAY_STARTED', { facility, happenedOn });
    const begun = await this.writing.report('provider', provider, started);
    expect(codes(begun)).toEqual([]);
    const more = async (given: Record<string, unknown>) =>
      expect(codes(await this.writing.report('provider', provider, given))).toEqual([]);
    const correction = { kind: 'CORRECTION', corrects: begun.event };
    return {
      end: (on: string) => more(stay('STAY_ENDED', { facility, happenedOn: on })),
      move: (on: string) => more({ ...correction, happenedOn: on }),
      withdraw: () => more({ ...correction, withdraw: true, happenedOn }),
    };
  }
}
