import type { Writing, Actor } from './trajectory-writing';

const errors = 'userErrors { __typename code path message { nl en } }';
const bind = `mutation ($input: BindReferenceInput!) { bindReference(input: $input) {
  trajectory { id } alreadyBound ${errors} } }`;
const link = `mutation ($input: LinkTrajectoriesInput!) { linkTrajectories(input: $input) {
  trajectory { id } alreadyRecorded ${errors} } }`;
const unlink = `mutation ($input: UnlinkTrajectoriesInput!) { unlinkTrajectories(input: $input) {
  trajectory { id } alreadyRecorded ${errors} } }`;
const markNew = `mutation ($input: MarkAsNewClientInput!) { markAsNewClient(input: $input) {
  trajectory { id } alreadyRecorded ${errors} } }`;
const found = 'query ($reference: String!) { trajectoriesByReference(clientReference: $reference) { id } }';
const toMatch = `{ trajectoriesToMatch(first: 200) { totalCount
  nodes { trajectory { id } registeredBy { name } } } }`;
const matches = `query ($of: [ID!]) { clientMatches(filter: { trajectory: $of }) { nodes {
  id kind trajectory { id } other { id } reason actor { name } actorRole recordedAt undoes undone } } }`;

let serial = 0;
const next = (what: string) => `${what}-${(serial += 1)}`;

/** What partners ask of who a client is. */
export class ClientAsks {
  constructor(private readonly write: Writing) {}

  async send(actor: Actor, query: string, variables: Record<string, unknown> = {}) {
    const { data, errors: failed } = await this.write.ask(actor)(query, variables);
    expect(failed).toBeUndefined();
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
    return Object.values(data)[0] as any;
  }

  bind(actor: Actor, trajectory: string, clientReference: string) {
    return this.send(actor, bind, { input: { trajectory, clientReference } });
  }

  async found(actor: Actor, reference: string): Promise<string[]> {
    const trajectories = (await this.send(actor, found, { reference })) as Array<{ id: string }>;
    return trajectories.map(({ id }) => id);
  }

  link(actor: Actor, trajectory: string, other: string, given: Record<string, unknown> = {}) {
    return this.send(actor, link, {
      input: { trajectory, other, reason: 'CAME_BACK', reference: next('link'), ...given },
    });
  }

  unlink(actor: Actor, trajectory: string, match: string, given: Record<string, unknown> = {}) {
    return this.send(actor, unlink, {
      input: { trajectory, match, reason: 'DIFFERENT_PEOPLE', reference: next('unlink'), ...given },
    });
  }

  markNew(actor: Actor, trajectory: string, given: Record<string, unknown> = {}) {
    return this.send(actor, markNew, { input: { trajectory, reference: next('new'), ...given } });
  }

  /** The trajectories that wait to be matched, as the actor sees them. */
  async toMatch(actor: Actor): Promise<string[]> {
    const { nodes, totalCount } = await this.send(actor, toMatch);
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ trajectory }: { trajectory: { id: string } }) => trajectory.id);
  }

  async matches(actor: Actor, ...of: string[]) {
    return (await this.send(actor, matches, { of })).nodes;
  }
}
