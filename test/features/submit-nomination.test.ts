import type { TableRow } from '../../seeds/insert';
import { toGlobalId } from '../../src/graphql/global-id';
import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { countIn } from '../setup/count';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks, pseudonymOf } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;
let yulius: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
  yulius = hub.as('yulius', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

const count = countIn(() => hub);
const fields = `alreadyTaken step { kind actor { slug } actorRole }
  nomination { id state scheme reason version provider { slug } trajectory { id } withheld { field } }
  userErrors { __typename code path }`;

async function submit(trajectory: string, given: object = {}, ask: Ask = yulius) {
  const input = {
    ...{ trajectory, scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTER', submittedOn: '2026-09-01' },
    ...{ reference: `submit-${(serial += 1)}`, ...given },
  };
  const query = `mutation ($input: SubmitNominationInput!) { submitNomination(input: $input) { ${fields} } }`;
  const { data, errors } = await ask(query, { input });
  expect(errors).toBeUndefined();
  return data.submitNomination;
}

const known = (trajectory: TableRow, recipient = 'yulius') =>
  toGlobalId('Trajectory', pseudonymOf(trajectory, recipient));

describe('submitting a nomination', () => {
  it('records it with its reason and first step, under an id of its own, beside the own pseudonym', async () => {
    const trajectory = await asks.newTrajectory();
    const payload = await submit(known(trajectory), { scheme: 'HOUSING_FIRST', reason: 'FROM_THE_STREET' });
    expect(payload).toMatchObject({
      ...{ alreadyTaken: false, userErrors: [] },
      step: { kind: 'SUBMITTED', actor: { slug: 'yulius' }, actorRole: 'CARE_PROVIDER' },
      nomination: {
        ...{
          state: 'SUBMITTED',
          scheme: 'HOUSING_FIRST',
          reason: 'FROM_THE_STREET',
          version: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
        ...{ provider: { slug: 'yulius' }, trajectory: { id: known(trajectory) }, withheld: [] },
      },
    });
    expect(JSON.stringify(payload)).not.toContain(String(trajectory.id));
    expect(await asks.see(asks.central, payload.nomination.id, 'trajectory { id }')).toEqual({
      trajectory: { id: known(trajectory, 'dordrecht') },
    });
  });

  it('is for the provider that guides the client and those in charge', async () => {
    const coordinated = await asks.newTrajectory();
    const id = known(coordinated, 'sociale-dienst-drechtsteden');
    expect(codes(await submit(id, {}, asks.coordinator))).toEqual([]);
    for (const role of roles) {
      const { data } = await hub.as(
        callerAs(role).partnerId,
        role,
      )('{ __schema { mutationType { fields { name } } } }');
      const names = (data.__schema.mutationType?.fields ?? []).map(({ name }: { name: string }) => name);
      const may = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR', 'CARE_PROVIDER'].includes(role);
      expect([role, names.includes('submitNomination')]).toEqual([role, may]);
    }
  });

  it("of somebody else's client is refused as of one that does not exist", async () => {
    const theirs = await asks.newTrajectory({ provider_id: 'antes' });
    const before = await count('hub.nomination');
    const refused = {
      nomination: null,
      userErrors: [{ code: 'NEED_NOT_KNOWN', path: ['input', 'trajectory'] }],
    };
    // Its own pseudonym, somebody else's, and nobody's.
    for (const id of [known(theirs), known(theirs, 'timon'), 'x', toGlobalId('Trajectory', 'nobody')])
      expect(await submit(id)).toMatchObject(refused);
    expect(await count('hub.nomination')).toBe(before);
  });

  it('twice with the same reference changes nothing, and with other words is refused', async () => {
    const id = known(await asks.newTrajectory());
    const first = await submit(id, { reference: 'twice' });
    const before = await count('hub.nomination');
    expect(await submit(id, { reference: 'twice' })).toEqual({ ...first, alreadyTaken: true });
    expect(codes(await submit(id, { reference: 'twice', reason: 'FROM_PRISON' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(codes(await submit(known(await asks.newTrajectory()), { reference: 'twice' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(await count('hub.nomination')).toBe(before);
  });

  it('at once with the same reference is one nomination', async () => {
    const id = known(await asks.newTrajectory());
    const payloads = await Promise.all([1, 2, 3].map(() => submit(id, { reference: 'at-once' })));
    expect(new Set(payloads.map(({ nomination }) => nomination.id)).size).toBe(1);
    expect(payloads.filter(({ alreadyTaken }) => alreadyTaken)).toHaveLength(2);
  });

  it('is refused while another of the same client is under way, also one that the caller does not see', async () => {
    const trajectory = await asks.newTrajectory();
    const other = await asks.newTrajectory({ client_id: trajectory.client_id, provider_id: 'timon' });
    const timon = hub.as('timon', 'CARE_PROVIDER');
    const { nomination } = await submit(known(trajectory));
    expect(codes(await submit(known(trajectory)))).toEqual(['ALREADY_NOMINATED']);
    expect(codes(await submit(known(other, 'timon'), {}, timon))).toEqual(['ALREADY_NOMINATED']);
    await asks.step(asks.coordinator, 'withdrawNomination', nomination.id);
    expect(codes(await submit(known(other, 'timon'), {}, timon))).toEqual([]);
  });

  it('of an earlier day than the application before it, on another trajectory, does not get past it', async () => {
    const trajectory = await asks.newTrajectory();
    const other = await asks.newTrajectory({ client_id: trajectory.client_id, provider_id: 'timon' });
    const { nomination: first } = await submit(known(trajectory));
    await asks.step(asks.coordinator, 'withdrawNomination', first.id);
    const backdated = { submittedOn: '2026-08-01' };
    const timon = hub.as('timon', 'CARE_PROVIDER');
    const { nomination } = await submit(known(other, 'timon'), backdated, timon);
    const earlier = async (id: string) =>
      (await asks.see(asks.central, id, 'earlierApplicationOn')) as object;
    expect(await earlier(nomination.id)).toEqual({ earlierApplicationOn: '2026-09-01' });
    await asks.step(asks.coordinator, 'assessNomination', nomination.id);
    expect(codes(await asks.step(asks.coordinator, 'decideNomination', nomination.id))).toEqual([
      'EARLIER_APPLICATION',
    ]);
  });

  it('many times at once leaves one under way', async () => {
    const trajectory = await asks.newTrajectory();
    const payloads = await Promise.all(Array.from({ length: 5 }, () => submit(known(trajectory))));
    expect(payloads.map(codes).sort()).toEqual([
      [],
      ...Array.from({ length: 4 }, () => ['ALREADY_NOMINATED']),
    ]);
    expect(await count(`hub.nomination where trajectory_id = '${trajectory.id}'`)).toBe(1);
  });

  it('is refused without a need that is known, and after the end', async () => {
    const closed = await asks.newTrajectory({ closed_on: '2026-08-01', phase: 'CLOSED' });
    const unknown = await asks.newTrajectory();
    await hub.database.owner.query('delete from hub.housing_need where trajectory_id = $1', [unknown.id]);
    for (const trajectory of [closed, unknown])
      expect(codes(await submit(known(trajectory)))).toEqual(['NEED_NOT_KNOWN']);
  });

  it('is refused with a date that lies ahead, and a reference with a citizen service number', async () => {
    const id = known(await asks.newTrajectory());
    expect(codes(await submit(id, { submittedOn: '2999-01-01' }))).toEqual(['STEP_IN_FUTURE']);
    expect(codes(await submit(id, { reference: '111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
  });
});

describe('the trajectory of a nomination', () => {
  it('is shown under the own pseudonym, and is named as withheld to the municipality of the home', async () => {
    const trajectory = await asks.newTrajectory({ municipality_id: 'GM0610' });
    const id = await asks.nominate(trajectory);
    const dwelling = await asks.newDwelling({ municipality_id: 'GM0642' });
    await asks.goTo('offerDwelling', id, { offerDwelling: { dwelling } });
    const shown = 'trajectory { id } withheld { field }';
    expect(await asks.see(hub.as('sliedrecht', 'MUNICIPALITY'), id, shown)).toEqual({
      ...{ trajectory: { id: known(trajectory, 'sliedrecht') }, withheld: [] },
    });
    expect(await asks.see(hub.as('zwijndrecht', 'MUNICIPALITY'), id, shown)).toEqual({
      ...{ trajectory: null, withheld: [{ field: 'trajectory' }, { field: 'need' }] },
    });
  });

  it('does not exist for an association', async () => {
    const { status } = await asks.trivire('{ nominations(first: 1) { nodes { trajectory { id } } } }');
    expect(status).toBe(400);
  });
});
