import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, Writing } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

const propose = (given = {}) => ({ kind: 'ACCESS_GRANT_PROPOSED', happenedOn: '2026-10-02', ...given });
const decide = (given = {}) => ({ kind: 'ACCESS_GRANTED', happenedOn: '2026-10-05', ...given });

describe('a proposal on access', () => {
  it('stands beside the decision, changes no phase and has no norm', async () => {
    const client = await write.newClient();
    const proposed = await write.report(
      'accessPoint',
      client.accessPoint,
      propose({ destination: 'SHELTER' }),
    );
    expect([codes(proposed), proposed.trajectory.phase]).toEqual([[], 'REGISTERED']);
    const refused = await write.report('central', client.central, decide({ kind: 'ACCESS_REFUSED' }));
    expect([codes(refused), refused.trajectory.phase]).toEqual([[], 'ACCESS_DECIDED']);
    const { data } = await write.ask('central')(
      `query ($id: ID!) { node(id: $id) { ... on Trajectory {
        norms { kind } events { kind happenedOn destination actorRole } } } }`,
      { id: client.central },
    );
    expect(data.node.norms).toEqual([]);
    expect(data.node.events.slice(1)).toEqual([
      {
        ...{ kind: 'ACCESS_GRANT_PROPOSED', happenedOn: '2026-10-02', destination: 'SHELTER' },
        actorRole: 'ACCESS_POINT',
      },
      {
        ...{ kind: 'ACCESS_REFUSED', happenedOn: '2026-10-05', destination: null },
        actorRole: 'CENTRAL_MUNICIPALITY',
      },
    ]);
  });

  it.each(['central', 'coordinator', 'provider'] as const)('is not for %s', async (actor) => {
    const client = await write.newClient();
    for (const kind of ['ACCESS_GRANT_PROPOSED', 'ACCESS_REFUSAL_PROPOSED'])
      expect(codes(await write.report(actor, client[actor], propose({ kind })))).toEqual(['KIND_NOT_YOURS']);
  });

  it('comes before the decision, also where the decision is told later', async () => {
    const client = await write.newClient();
    const { event } = await write.report('central', client.central, decide());
    const late = await write.report('accessPoint', client.accessPoint, propose({ happenedOn: '2026-10-06' }));
    expect(late.userErrors).toMatchObject([
      { code: 'PROPOSED_AFTER_DECISION', contradictedOn: '2026-10-06' },
    ]);
    // The key under which the access point knows the decision is its own.
    const { data } = await write.ask('accessPoint')(
      'query ($id: ID!) { node(id: $id) { ... on Trajectory { events { id kind } } } }',
      { id: client.accessPoint },
    );
    const known = data.node.events.find(({ kind }: { kind: string }) => kind === 'ACCESS_GRANTED').id;
    expect(late.userErrors[0].conflictsWith).toBe(known);
    expect(known).not.toBe(event);
    expect(codes(await write.report('accessPoint', client.accessPoint, propose()))).toEqual([]);

    const other = await write.newClient();
    await write.report('accessPoint', other.accessPoint, propose({ happenedOn: '2026-10-06' }));
    expect((await write.report('central', other.central, decide())).userErrors).toMatchObject([
      { code: 'PROPOSED_AFTER_DECISION', conflictsWith: expect.any(String) },
    ]);
    expect(codes(await write.report('central', other.central, decide({ happenedOn: '2026-10-06' })))).toEqual(
      [],
    );
  });

  it('is made once, and put right or withdrawn by who made it', async () => {
    const client = await write.newClient();
    const report = (given: object) => write.report('accessPoint', client.accessPoint, { ...given });
    const { event } = await report(propose());
    const refusal = propose({ kind: 'ACCESS_REFUSAL_PROPOSED', happenedOn: '2026-10-03' });
    expect((await report(refusal)).userErrors).toMatchObject([
      { code: 'PROPOSED_ALREADY', conflictsWith: event },
    ]);
    const right = { kind: 'CORRECTION', corrects: event, happenedOn: '2026-10-02' };
    expect(codes(await report({ ...right, destination: 'TRANSITIONAL_HOUSING' }))).toEqual([]);
    expect(codes(await report({ ...right, withdraw: true }))).toEqual([]);
    expect(codes(await report(refusal))).toEqual([]);
    expect(codes(await report(propose({ ...refusal, destination: 'SHELTER' })))).toContain(
      'DESTINATION_NOT_ALLOWED',
    );
  });

  it('belongs to the shelter route', async () => {
    const happenedOn = '2026-07-28';
    const { trajectory } = await write.register('provider', { route: 'FAMILY', happenedOn });
    expect(codes(await write.handOver('provider', trajectory.id, 'accessPoint'))).toEqual([]);
    const [id] = await write.knownAs('accessPoint', happenedOn);
    expect(codes(await write.report('accessPoint', id!, propose()))).toEqual(['NOT_ON_THIS_ROUTE']);
  });
});
