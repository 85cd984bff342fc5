import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let writing: Writing;
beforeAll(async () => {
  hub = await startTestHub();
  writing = new Writing(hub);
});
afterAll(() => hub.stop());

const mutation = `mutation ($input: StateCareInput!) { stateCare(input: $input) {
  trajectory { id care { causes targetGroup ageBand supportNeed } } alreadyReported userErrors { code path } } }`;

let serial = 0;
const given = (trajectory: string, more = {}) => ({
  ...{ trajectory, causes: ['NUISANCE', 'BREAKUP'], targetGroup: 'NEWLY_HOMELESS', ageBand: 'FROM_23_TO_26' },
  ...{ supportNeed: 'INTENSIVE', reference: `care-${(serial += 1)}`, ...more },
});

async function state(actor: Actor, input: Record<string, unknown>) {
  const { data, errors } = await writing.ask(actor)(mutation, { input });
  expect(errors).toBeUndefined();
  return data.stateCare;
}

const stated = {
  ...{ causes: ['BREAKUP', 'NUISANCE'], targetGroup: 'NEWLY_HOMELESS', ageBand: 'FROM_23_TO_26' },
  supportNeed: 'INTENSIVE',
};

describe('care detail', () => {
  it('is stated by whoever guides, coordinates or gives access, and read by the others', async () => {
    const client = await writing.newClient();
    for (const actor of ['accessPoint', 'provider', 'coordinator'] as const) {
      const answer = await state(actor, given(client[actor]));
      expect(answer).toEqual({
        ...{ trajectory: { id: client[actor], care: stated }, alreadyReported: false, userErrors: [] },
      });
    }
    const { data } = await writing.ask('central')(
      'query ($id: ID!) { node(id: $id) { ... on Trajectory { care { causes targetGroup ageBand supportNeed } } } }',
      { id: client.central },
    );
    expect(data.node.care).toEqual(stated);
  });

  it('takes the place of what was stated before', async () => {
    const client = await writing.newClient();
    await state('provider', given(client.provider));
    const answer = await state('coordinator', {
      ...{ trajectory: client.coordinator, causes: [], reference: 'care-none' },
    });
    expect(answer.trajectory.care).toEqual({
      ...{ causes: [], targetGroup: null, ageBand: null, supportNeed: null },
    });
  });

  it('changes nothing when it is sent twice, whatever came between', async () => {
    const client = await writing.newClient();
    const input = given(client.provider, { reference: 'care-twice' });
    await state('provider', input);
    await state('provider', given(client.provider, { causes: ['OTHER'] }));
    const acts = await writing.count('hub.audit_event');
    // Another order and a repetition are the same statement.
    const again = await state('provider', { ...input, causes: ['BREAKUP', 'NUISANCE', 'BREAKUP'] });
    expect([again.alreadyReported, again.userErrors, again.trajectory.care.causes]).toEqual([
      ...[true, [], ['OTHER']],
    ]);
    expect(await writing.count('hub.audit_event')).toBe(acts + 1);
    expect(codes(await state('provider', { ...input, causes: [] }))).toEqual(['REFERENCE_REUSED']);
    expect(codes(await state('provider', { ...input, supportNeed: 'NONE' }))).toEqual(['REFERENCE_REUSED']);
    expect(codes(await state('provider', { ...input, supportNeed: null }))).toEqual(['REFERENCE_REUSED']);
    // Another partner has references of its own.
    expect(codes(await state('coordinator', { ...input, trajectory: client.coordinator }))).toEqual([]);
  });

  it('is for one act one line in the audit trail', async () => {
    const client = await writing.newClient();
    await state('provider', given(client.provider));
    const { rows } = await hub.database.owner.query(
      `select partner_id, role from hub.audit_event where activity = 'trajectory.state-care' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ partner_id: 'leger-des-heils', role: 'CARE_PROVIDER' }]);
  });

  it('of somebody else’s client is stated by nobody, and nothing tells that there is one', async () => {
    const client = await writing.newClient();
    const nobody = given(Buffer.from('Trajectory:nobody').toString('base64url'));
    for (const actor of ['otherProvider'] as const) {
      expect(await state(actor, given(client.provider))).toEqual(await state(actor, nobody));
      expect(codes(await state(actor, given(client.provider)))).toEqual(['TRAJECTORY_NOT_FOUND']);
    }
    // Handed to another provider, it is no longer the first one's.
    await writing.handOver('coordinator', client.coordinator, 'otherProvider');
    expect(codes(await state('provider', given(client.provider)))).toEqual(['TRAJECTORY_NOT_FOUND']);
  });

  it('does not exist for those who do not see it of one client', async () => {
    for (const actor of ['municipality', 'publicHealth', 'team', 'central'] as const) {
      const { errors } = await writing.ask(actor)(mutation, { input: given('x') });
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('is refused with a reference that is missing or holds a citizen service number', async () => {
    const client = await writing.newClient();
    expect(codes(await state('provider', given(client.provider, { reference: ' ' })))).toEqual([
      ...['REFERENCE_REQUIRED'],
    ]);
    expect(codes(await state('provider', given(client.provider, { reference: 'bsn 123456782' })))).toEqual([
      ...['LOOKS_LIKE_BSN'],
    ]);
    const { errors } = await writing.ask('provider')(mutation, {
      input: given(client.provider, { ageBand: '23' }),
    });
    expect(errors).toHaveLength(1);
  });

  it('counts where it was stated', async () => {
    const client = await writing.newClient();
    await state('provider', given(client.provider, { ageBand: 'FROM_65' }));
    const { rows } = await hub.database.owner.query(
      `select age_band, target_group, causes from hub.units_registrations($1, ($1::date + 1), '2026-11-16')
       where not synthetic`,
      [client.happenedOn],
    );
    expect(rows).toEqual([
      { age_band: 'FROM_65', target_group: 'NEWLY_HOMELESS', causes: ['BREAKUP', 'NUISANCE'] },
    ]);
  });
});
