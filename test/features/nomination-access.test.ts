import { roles, type Role } from '../../src/identity/role';
import { toGlobalId } from '../../src/graphql/global-id';
import { callerAs } from '../equality/callers';
import { allNodes } from '../setup/all-nodes';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, partnerId, pseudonymOf, way } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

const provider = (partner: string) => hub.as(partner, 'CARE_PROVIDER');
const municipality = (partner: string) => hub.as(partner, 'MUNICIPALITY');
const association = (partner: string) => hub.as(partner, 'HOUSING_ASSOCIATION');

/** Whether a caller sees a nomination: by its id and in the list alike. */
async function sees(ask: Ask, id: string): Promise<boolean> {
  const list = `query ($after: String) { nominations(first: 200, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`;
  const listed = (await allNodes<{ id: string }>(ask, list, 'nominations')).some((node) => node.id === id);
  expect((await asks.see(ask, id)) !== null).toBe(listed);
  return listed;
}

describe('a nomination', () => {
  it('is seen by those in charge', async () => {
    const id = await asks.newNomination();
    expect([await sees(asks.central, id), await sees(asks.coordinator, id)]).toEqual([true, true]);
  });

  it('is seen by the provider that guides the client now, and by no other', async () => {
    const trajectory = await asks.newTrajectory();
    const id = await asks.nominate(trajectory);
    expect([await sees(provider('yulius'), id), await sees(provider('timon'), id)]).toEqual([true, false]);
    await hub.database.owner.query(`update hub.trajectory set provider_id = 'timon' where id = $1`, [
      trajectory.id,
    ]);
    expect([await sees(provider('yulius'), id), await sees(provider('timon'), id)]).toEqual([false, true]);
  });

  it('is seen by the municipality of origin, and by that of the home as long as there is one', async () => {
    const id = await asks.newNomination({}, { municipality_id: 'GM0610' });
    const seen = async () => [
      await sees(municipality('sliedrecht'), id),
      await sees(municipality('zwijndrecht'), id),
      await sees(municipality('papendrecht'), id),
    ];
    expect(await seen()).toEqual([true, false, false]);
    const dwelling = await asks.newDwelling({ municipality_id: 'GM0642' });
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    expect(await seen()).toEqual([true, true, false]);
    await asks.step(asks.trivire, 'refuseNomination', id);
    expect(await seen()).toEqual([true, false, false]);
  });

  it('shows the municipality of the home no need of a client from elsewhere', async () => {
    const id = await asks.newNomination({}, { municipality_id: 'GM0610' });
    const dwelling = await asks.newDwelling({ municipality_id: 'GM0642' });
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    const fields = 'need { kindOfDwelling } withheld { field } dwelling { rooms }';
    expect(await asks.see(municipality('zwijndrecht'), id, fields)).toEqual({
      ...{ need: null, withheld: [{ field: 'trajectory' }, { field: 'need' }], dwelling: { rooms: 2 } },
    });
    expect(await asks.see(municipality('sliedrecht'), id, fields)).toMatchObject({
      ...{ need: { kindOfDwelling: 'INDEPENDENT_DWELLING' }, withheld: [] },
    });
  });

  it('is seen by an association from its reservation or assignment to the end of it, with the need', async () => {
    const id = await asks.newNomination();
    const [trivire, woonbron] = [association('trivire'), association('woonbron')];
    await asks.goTo('decideNomination', id);
    expect(await sees(trivire, id)).toBe(false);
    await asks.step(asks.coordinator, 'reserveNomination', id);
    expect(await asks.see(trivire, id)).toMatchObject({
      ...{ state: 'RESERVED', need: { kindOfDwelling: 'INDEPENDENT_DWELLING' }, withheld: [] },
      steps: [{ kind: 'RESERVED' }],
    });
    expect(await sees(woonbron, id)).toBe(false);
    await asks.step(asks.coordinator, 'releaseNomination', id);
    expect(await sees(trivire, id)).toBe(false);
    await asks.step(asks.coordinator, 'assignNomination', id, { association: partnerId('woonbron') });
    expect([await sees(trivire, id), await sees(woonbron, id)]).toEqual([false, true]);
  });

  it('shows the association the need as long as something is to be done', async () => {
    const id = await asks.newNomination();
    const need = async () =>
      (await asks.see(asks.trivire, id, 'need { kindOfDwelling } withheld { field }')) as object;
    await asks.goTo('signLease', id);
    expect(await need()).toEqual({ need: { kindOfDwelling: 'INDEPENDENT_DWELLING' }, withheld: [] });
    await asks.step(asks.trivire, 'houseCandidate', id);
    expect(await need()).toEqual({ need: null, withheld: [{ field: 'need' }] });
  });

  it('shows the association no need that was recorded after it had housed somebody under three parties', async () => {
    const trajectory = await asks.newTrajectory();
    const id = await asks.nominate(trajectory);
    await asks.goTo('houseCandidate', id, { signLease: { lease: 'THREE_PARTY' } });
    const need = (ask: Ask, of: string) => asks.see(ask, of, 'closedOn need { id } withheld { field }');
    const hidden = { closedOn: null, need: null, withheld: [{ field: 'need' }] };
    expect(await need(asks.trivire, id)).toEqual(hidden);
    // The client comes back, and is nominated again.
    await hub.database.owner.query(`update hub.trajectory set phase = 'MOVE_ON_READY' where id = $1`, [
      trajectory.id,
    ]);
    const later = await asks.nominate(trajectory, {
      ...{ submitted_on: '2026-09-10', reason: 'FROM_PRISON' },
    });
    await asks.goTo('assignNomination', later, { assignNomination: { association: partnerId('woonbron') } });
    const { need: shown } = await need(association('woonbron'), later);
    expect(shown).not.toBeNull();
    expect(await need(asks.trivire, id)).toEqual(hidden);
    const { data } = await asks.trivire('query ($id: ID!) { node(id: $id) { id } }', { id: shown.id });
    expect(data.node).toBeNull();
    expect(codes(await asks.step(asks.trivire, 'turnLease', id))).toEqual([]);
  });

  it('shows an association nothing of the association before it', async () => {
    const id = await asks.newNomination();
    const dwelling = await asks.newDwelling();
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    await asks.step(asks.trivire, 'refuseNomination', id, { ground: 'COMPLEX_NOT_SUITABLE' });
    await asks.step(asks.coordinator, 'assignNomination', id, { association: partnerId('woonbron') });
    const shown = 'steps { kind association { slug } } version';
    const { steps, version } = await asks.see(association('woonbron'), id, shown);
    expect(steps).toEqual([{ kind: 'ASSIGNED', association: { slug: 'woonbron' } }]);
    // Drawn with every step, and not their number.
    expect(version).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const straight = await asks.newNomination();
    const versions = new Set([version, (await asks.see(asks.central, straight)).version]);
    await asks.goTo('assignNomination', straight);
    versions.add((await asks.see(asks.trivire, straight)).version);
    expect(versions.size).toBe(3);
    const seen = await asks.see(provider('yulius'), id, 'steps { kind ground dwelling { id } }');
    expect(seen.steps).toContainEqual({ kind: 'OFFERED', ground: null, dwelling: { id: dwelling } });
    expect(seen.steps).toContainEqual({ kind: 'REFUSED', ground: 'COMPLEX_NOT_SUITABLE', dwelling: null });
  });

  it('of a shielded client is for the provider and those in charge, and goes to no association', async () => {
    const id = await asks.newNomination({}, { municipality_id: 'GM0610', shielded: true });
    expect(await sees(provider('yulius'), id)).toBe(true);
    expect(await sees(asks.coordinator, id)).toBe(true);
    expect(await sees(municipality('sliedrecht'), id)).toBe(false);
    await asks.goTo('decideNomination', id);
    for (const mutation of ['reserveNomination', 'assignNomination'])
      expect(codes(await asks.step(asks.coordinator, mutation, id))).toEqual(['CLIENT_SHIELDED']);
    expect(
      codes(await asks.step(asks.coordinator, 'withdrawNomination', id, { ground: 'ARRANGED_OUTSIDE_HUB' })),
    ).toEqual([]);
  });

  it('of a client who is shielded later disappears for association and municipality', async () => {
    const trajectory = await asks.newTrajectory({ municipality_id: 'GM0610' });
    const id = await asks.nominate(trajectory);
    await asks.goTo('assignNomination', id);
    const { data } = await provider('yulius')(
      'mutation ($input: ShieldClientInput!) { shieldClient(input: $input) { userErrors { code } } }',
      {
        input: {
          trajectory: toGlobalId('Trajectory', pseudonymOf(trajectory, 'yulius')),
          reference: 'shielded-later',
        },
      },
    );
    expect(data.shieldClient.userErrors).toEqual([]);
    expect([await sees(asks.trivire, id), await sees(municipality('sliedrecht'), id)]).toEqual([
      false,
      false,
    ]);
    expect(await sees(provider('yulius'), id)).toBe(true);
  });

  it('holds nothing that leads to the trajectory or the client', async () => {
    const trajectory = await asks.newTrajectory();
    const id = await asks.nominate(trajectory);
    await asks.goTo('offerDwelling', id);
    for (const ask of [asks.central, asks.trivire, provider('yulius')]) {
      const query = `query ($id: ID!) { node(id: $id) { id ... on Nomination { version need { kindOfDwelling } } }
        nominations(last: 200) { pageInfo { endCursor } edges { cursor node { id } } } }`;
      const { data } = await ask(query, { id });
      expect(data.nominations.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(id);
      const text = JSON.stringify(data).replace(/"([\w-]{8,})"/g, (_, code: string) =>
        Buffer.from(code, 'base64url').toString(),
      );
      expect(text).not.toContain(String(trajectory.id));
      expect(text).not.toContain(String(trajectory.client_id));
    }
  });
});

describe('a field', () => {
  it.each<[string, Role[]]>([
    ['nomination.reason', ['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR']],
    ['nomination.earlierApplicationOn', ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR']],
    [
      'nomination.origin { code }',
      ['CENTRAL_MUNICIPALITY', 'MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR'],
    ],
    ['nomination.provider { slug }', ['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR']],
    [
      'nomination.steps { actor { slug } }',
      ['CENTRAL_MUNICIPALITY', 'HOUSING_ASSOCIATION', 'CARE_PROVIDER', 'CASE_COORDINATOR'],
    ],
    [
      'nomination.state',
      ['CENTRAL_MUNICIPALITY', 'MUNICIPALITY', 'HOUSING_ASSOCIATION', 'CARE_PROVIDER', 'CASE_COORDINATOR'],
    ],
  ])('%s exists for the roles that may know it', async (name, allowed) => {
    const field = name.replace('nomination.', '');
    const asked = await Promise.all(
      roles.map((role) =>
        hub.as(callerAs(role).partnerId, role)(`{ nominations(first: 1) { nodes { ${field} } } }`),
      ),
    );
    expect(roles.filter((_, i) => asked[i]!.status === 200)).toEqual(allowed);
  });
});

describe('a step', () => {
  const deciders: Role[] = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'];
  const answers = [
    'offerDwelling',
    'acceptOffer',
    'refuseNomination',
    'signLease',
    'houseCandidate',
    'turnLease',
  ];
  const decisions = [
    ...['assessNomination', 'decideNomination', 'reserveNomination', 'assignNomination'],
    ...['releaseNomination', 'withdrawNomination'],
  ];

  it.each(roles)('exists in the schema of %s if the role may take it', async (role) => {
    const { data } = await hub.as(
      callerAs(role).partnerId,
      role,
    )('{ __schema { mutationType { fields { name } } } }');
    const names: string[] = (data.__schema.mutationType?.fields ?? []).map(
      ({ name }: { name: string }) => name,
    );
    const own = names.filter((name) => [...answers, ...decisions].includes(name));
    const expected = deciders.includes(role) ? decisions : role === 'HOUSING_ASSOCIATION' ? answers : [];
    expect(own.sort()).toEqual([...expected].sort());
  });

  it('in a nomination of another association is refused as in one that does not exist', async () => {
    const dwelling = await asks.newDwelling({ association_id: 'woonbron' });
    const given: Record<string, object> = { offerDwelling: { dwelling } };
    const nowhere = Buffer.from('Nomination:00000000-0000-4000-8000-000000000000').toString('base64url');
    const id = await asks.newNomination();
    for (const [mutation, by] of way) {
      if (by === 'trivire') {
        const take = (nomination: string) =>
          asks.step(association('woonbron'), mutation, nomination, given[mutation]);
        const theirs = await take(id);
        expect(theirs).toMatchObject({ nomination: null, userErrors: [{ code: 'NOT_YOUR_NOMINATION' }] });
        expect(await take(nowhere)).toEqual(theirs);
        expect(await take('x')).toEqual(theirs);
      }
      const more = mutation === 'offerDwelling' ? { dwelling: await asks.newDwelling() } : {};
      expect(codes(await asks.step(asks[by], mutation, id, more))).toEqual([]);
    }
  });
});
