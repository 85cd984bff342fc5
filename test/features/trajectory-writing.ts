import { toGlobalId } from '../../src/graphql/global-id';
import type { Role } from '../../src/identity/role';
import type { Ask, TestHub } from '../setup/test-hub';

type Input = Record<string, unknown>;

/** Who does what in these tests. */
export const actors = {
  accessPoint: ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'],
  publicHealth: ['dienst-gezondheid-en-jeugd', 'PUBLIC_HEALTH'],
  central: ['dordrecht', 'CENTRAL_MUNICIPALITY'],
  coordinator: ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'],
  provider: ['leger-des-heils', 'CARE_PROVIDER'],
  otherProvider: ['yulius', 'CARE_PROVIDER'],
  municipality: ['zwijndrecht', 'MUNICIPALITY'],
  otherMunicipality: ['papendrecht', 'MUNICIPALITY'],
  team: ['sociaal-wijkteam-dordrecht', 'COMMUNITY_TEAM'],
  otherTeam: ['avres', 'COMMUNITY_TEAM'],
} as const satisfies Record<string, readonly [string, Role]>;

export type Actor = keyof typeof actors;

export const herstart = toGlobalId('Facility', 'kromhout-herstart');
export const partner = (actor: Actor): string => toGlobalId('Partner', actors[actor][0]);

const errorFields = `userErrors { __typename code path message { nl en } whatToDo { nl en }
  ... on EventContradiction { conflictsWith contradictedOn } }`;
const fields = 'trajectory { id phase registeredOn events { id kind happenedOn } }';
const register = `mutation ($input: RegisterTrajectoryInput!) { registerTrajectory(input: $input) {
  ${fields} alreadyReported userErrors { code path } } }`;
const handOver = `mutation ($input: HandOverInput!) { handOver(input: $input) {
  ${fields} alreadyReported userErrors { code path } } }`;
const report = `mutation ($input: ReportTrajectoryEventInput!) { reportTrajectoryEvent(input: $input) {
  ${fields} event alreadyReported ${errorFields} } }`;

export const stay = (kind: 'STAY_STARTED' | 'STAY_ENDED', given = {}) => ({
  kind,
  facility: herstart,
  ...given,
});

/** Who knows a client on the shelter route whom the access point handed to a provider. */
export type KnownBy = 'accessPoint' | 'central' | 'coordinator' | 'provider';

let serial = 0;
const next = (what: string) => `${what}-${(serial += 1)}`;

/** Partners of a hub that register, report and hand over. */
export class Writing {
  private day = 0;

  constructor(private readonly hub: TestHub) {}

  ask(actor: Actor): Ask {
    const [partnerId, role] = actors[actor];
    return this.hub.as(partnerId, role);
  }

  private async send(actor: Actor, mutation: string, input: Input) {
    const { data, errors } = await this.ask(actor)(mutation, { input });
    expect(errors).toBeUndefined();
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
    return Object.values(data)[0] as any;
  }

  register(actor: Actor, given: Input = {}) {
    return this.send(actor, register, {
      ...{ clientReference: next('client'), reference: next('registration'), happenedOn: '2026-10-01' },
      ...{ route: 'SHELTER', municipalityOfOrigin: 'GM0505', ...given },
    });
  }

  report(actor: Actor, trajectory: string, given: Input) {
    return this.send(actor, report, {
      trajectory,
      reference: next('event'),
      happenedOn: '2026-10-10',
      ...given,
    });
  }

  handOver(actor: Actor, trajectory: string, to: Actor, given: Input = {}) {
    return this.send(actor, handOver, {
      ...{ trajectory, partner: partner(to), role: actors[to][1] },
      ...{ happenedOn: '2026-10-02', reference: next('hand-over'), ...given },
    });
  }

  /** Of the trajectories that an actor sees, the one that was registered last, or null: under its own pseudonym. */
  async knownAs(actor: Actor, registeredOn = '2026-10-01'): Promise<string[]> {
    const { data, errors } = await this.ask(actor)(
      `query ($day: LocalDate) { trajectories(filter: { registeredFrom: $day, registeredTo: $day }, first: 200) { nodes { id synthetic } } }`,
      { day: registeredOn },
    );
    expect(errors).toBeUndefined();
    const nodes = data.trajectories.nodes as Array<{ id: string; synthetic: boolean }>;
    return nodes.filter(({ synthetic }) => !synthetic).map(({ id }) => id);
  }

  /** A client on the shelter route whom everybody of the chain knows, each under its own pseudonym. */
  async newClient(): Promise<Record<KnownBy, string> & { happenedOn: string }> {
    const happenedOn = `2026-08-${String((this.day += 1)).padStart(2, '0')}`;
    const { trajectory } = await this.register('accessPoint', { happenedOn });
    expect(codes(await this.handOver('accessPoint', trajectory.id, 'provider'))).toEqual([]);
    const known = async (actor: Actor) => (await this.knownAs(actor, happenedOn))[0]!;
    return {
      ...{ happenedOn, accessPoint: trajectory.id, central: await known('central') },
      ...{ coordinator: await known('coordinator'), provider: await known('provider') },
    };
  }

  async count(table: string): Promise<number> {
    const { rows } = await this.hub.database.owner.query(`select count(*)::integer as rows from ${table}`);
    return rows[0].rows;
  }
}

export const codes = (payload: { userErrors: Array<{ code: string }> }): string[] =>
  payload.userErrors.map(({ code }) => code);
