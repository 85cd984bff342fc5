import { hash } from 'node:crypto';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import type { Ask, TestHub } from '../setup/test-hub';

export const partnerId = (slug: string) => toGlobalId('Partner', slug);
export const nominationId = (key: unknown) => toGlobalId('Nomination', String(key));
export const dwellingId = (key: unknown) => toGlobalId('Dwelling', String(key));

/** The pseudonym of a partner for a trajectory of these tests. */
export const pseudonymOf = ({ id }: TableRow, recipient: string) =>
  `${recipient}.${hash('sha1', String(id))}`;

/** The day on which the steps of these tests happen, unless it is said otherwise. */
export const stepDay = '2026-09-10';

const shown = `id state since scheme housingMarket submittedOn closedOn lease nextStep due overdue version
  association { slug } dwelling { id state } need { kindOfDwelling } withheld { field reason }
  steps { kind happenedOn ground association { slug } }`;
const errors = `userErrors { __typename code path message { nl en } whatToDo { nl en }
  ... on StepNotPossible { stepInTheWay stepInTheWayOn possibleSteps } }`;

const mutationOf = (name: string) => {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) {
    alreadyTaken nomination { ${shown} } step { kind happenedOn ground lease actor { slug } dwelling { id } } ${errors} } }`;
};

/** What each mutation says besides nomination, day and reference, on the usual way. */
const usual: Record<string, object> = {
  decideNomination: { decision: 'GRANTED', onBehalfOf: 'GM0505', mandate: 'Mandaatbesluit 2026' },
  reserveNomination: { association: partnerId('trivire') },
  assignNomination: { association: partnerId('trivire') },
  refuseNomination: { ground: 'NO_FITTING_DWELLING' },
  releaseNomination: { ground: 'NO_ANSWER_IN_TIME' },
  withdrawNomination: { ground: 'CLIENT_WITHDREW' },
  signLease: { lease: 'OWN' },
};

/** The usual way to a home, and who goes it. */
export const way: Array<[mutation: string, by: 'coordinator' | 'trivire']> = [
  ['assessNomination', 'coordinator'],
  ['decideNomination', 'coordinator'],
  ['assignNomination', 'coordinator'],
  ['offerDwelling', 'trivire'],
  ['acceptOffer', 'trivire'],
  ['signLease', 'trivire'],
  ['houseCandidate', 'trivire'],
];

/** What the tests of nominations arrange and ask; Trivire is the association, unless it is said otherwise. */
export class NominationAsks {
  readonly coordinator: Ask;
  readonly central: Ask;
  readonly trivire: Ask;
  private serial = 0;

  constructor(readonly hub: TestHub) {
    this.coordinator = hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR');
    this.central = hub.as('dordrecht', 'CENTRAL_MUNICIPALITY');
    this.trivire = hub.as('trivire', 'HOUSING_ASSOCIATION');
  }

  private insert = (table: string, row: TableRow) => insert(this.hub.database.owner, table, [row]);

  /** A client on the way to a home in the Drechtsteden, guided by Yulius. */
  async newTrajectory(given: TableRow = {}, need: TableRow = {}): Promise<TableRow> {
    const client = factories.client();
    const usually = { client_id: client.id, provider_id: 'yulius', phase: 'MOVE_ON_READY' };
    const trajectory = factories.trajectory({ ...usually, ...given });
    if (!given.client_id) await this.insert('hub.client', client);
    await this.insert('hub.trajectory', trajectory);
    await this.insert('hub.housing_need', factories.housingNeed(trajectory, need));
    for (const recipient of ['yulius', 'timon', 'sociale-dienst-drechtsteden', 'dordrecht', 'sliedrecht'])
      await this.insert('hub.pseudonym', {
        ...{
          value: pseudonymOf(trajectory, recipient),
          recipient_id: recipient,
          trajectory_id: trajectory.id,
        },
        ...{ purpose: 'CHAIN', year: 2026, registered_on: trajectory.registered_on, synthetic: true },
      });
    return trajectory;
  }

  /** A nomination that was submitted; returns its global id. */
  async newNomination(given: TableRow = {}, trajectory: TableRow = {}, need: TableRow = {}): Promise<string> {
    return this.nominate(await this.newTrajectory(trajectory, need), given);
  }

  async nominate(
    trajectory: TableRow,
    { reason = 'FROM_SHELTER', ...given }: TableRow = {},
  ): Promise<string> {
    const nomination = factories.nomination(trajectory, given);
    await this.insert('hub.nomination', nomination);
    await this.insert('hub.nomination_reason', { nomination_id: nomination.id, reason });
    await this.insert('hub.nomination_step', factories.nominationStep(nomination, { kind: 'SUBMITTED' }));
    return nominationId(nomination.id);
  }

  /** A dwelling of Trivire in Dordrecht; returns its global id. */
  async newDwelling(given: TableRow = {}): Promise<string> {
    const dwelling = factories.dwelling({ association_id: 'trivire', ...given });
    await this.insert('hub.dwelling', dwelling);
    return dwellingId(dwelling.id);
  }

  /** Takes a step and returns the payload. */
  async step(ask: Ask, mutation: string, nomination: string, given: object = {}) {
    const reference = `step-${(this.serial += 1)}`;
    const input = { nomination, happenedOn: stepDay, reference, ...usual[mutation], ...given };
    const { data, errors: failed } = await ask(mutationOf(mutation), { input });
    expect(failed).toBeUndefined();
    return data[mutation];
  }

  /** Goes the usual way up to and including a step; returns the last payload. */
  async goTo(mutation: string, nomination: string, given: Record<string, object> = {}) {
    const dwelling = given.offerDwelling ? '' : await this.newDwelling();
    let payload;
    for (const [each, by] of way) {
      const more = { ...(each === 'offerDwelling' ? { dwelling } : {}), ...given[each] };
      payload = await this.step(this[by], each, nomination, more);
      expect([each, payload.userErrors]).toEqual([each, []]);
      if (each === mutation) break;
    }
    return payload;
  }

  async see(ask: Ask, id: string, fields = shown) {
    const { data, errors: failed } = await ask(
      `query ($id: ID!) { node(id: $id) { ... on Nomination { ${fields} } } }`,
      {
        id,
      },
    );
    expect(failed).toBeUndefined();
    return data.node;
  }

  async dwellingState(id: string): Promise<string> {
    const { data } = await this.central(`query ($id: ID!) { node(id: $id) { ... on Dwelling { state } } }`, {
      id,
    });
    return data.node.state;
  }
}

export const codes = (payload: { userErrors: Array<{ code: string }> }): string[] =>
  payload.userErrors.map(({ code }) => code);
