import type { Client } from 'pg';
import type { TableRow } from '../../seeds/insert';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRoles, permissionDenied, query, refusal } from './as-role';
import { addAssigned, addDwelling, takeStep } from './nomination-witnesses';
import { addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

/** The row rules of steps and dwellings, asked of the database itself. */
let database: TestDatabase;
let service: Client;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
  await arrangeWitnesses(database.owner);
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

const insertAs = (role: string, table: string, row: TableRow, partner = caller) => {
  const columns = Object.keys(row).join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`;
  return refusal(query(service, { role, partner }, sql, [JSON.stringify([row])]));
};

const assignedTo = async (associationId: string, dwellingId: string | null = null) =>
  addAssigned(database.owner, {
    trajectoryId: await addTrajectory(database.owner, 'NONE'),
    ...{ associationId, dwellingId, actorId: somebodyElse },
  });

const brokenRule = '23514';

describe('an answer of an association', () => {
  const answer = async (given: TableRow = {}, { role = 'hub_housing_association', of = caller } = {}) => {
    const row = {
      ...{
        nomination_id: await assignedTo(of),
        kind: 'REFUSED',
        happened_on: '2026-09-12',
        ground: 'NO_FITTING_DWELLING',
      },
      ...{
        association_id: caller,
        actor_id: caller,
        actor_role: 'HOUSING_ASSOCIATION',
        reference: `a-${(serial += 1)}`,
      },
    };
    return insertAs(role, 'hub.nomination_step', { ...row, ...given });
  };

  it('is taken from the one to which the nomination is assigned', async () => {
    expect(await answer()).toBeNull();
  });

  it.each(databaseRoles.filter((role) => role !== 'hub_housing_association').concat('hub_publisher'))(
    'is not taken from %s',
    async (role) => {
      expect(await answer({ actor_role: role.replace('hub_', '').toUpperCase() }, { role })).toBe(
        permissionDenied,
      );
    },
  );

  it.each<[string, TableRow, string]>([
    ["under somebody else's name", { actor_id: somebodyElse }, permissionDenied],
    ['in another role', { actor_role: 'CASE_COORDINATOR' }, permissionDenied],
    ['for another association', { association_id: somebodyElse }, brokenRule],
    [
      'that is a step of the deciders',
      { kind: 'RELEASED', ground: 'NO_ANSWER_IN_TIME', association_id: null },
      permissionDenied,
    ],
    ['with a decision', { decision: 'GRANTED' }, permissionDenied],
    ['that calls itself synthetic', { synthetic: true }, permissionDenied],
    ['with a moment of its own', { recorded_at: '2020-01-01' }, permissionDenied],
    ['with a place of its own', { ordinal: 9 }, permissionDenied],
    ['that does not follow', { kind: 'ACCEPTED', ground: null }, brokenRule],
    ['of before the last step', { happened_on: '2026-09-09' }, brokenRule],
  ])('is not taken %s', async (_, given, code) => {
    expect(await answer(given)).toBe(code);
  });

  it('is not taken of a nomination that stands with another', async () => {
    expect(await answer({ association_id: somebodyElse }, { of: somebodyElse })).toBe(permissionDenied);
  });

  it('is not taken once the nomination was taken back', async () => {
    const id = await assignedTo(caller);
    await takeStep(database.owner, id, { kind: 'RELEASED', ground: 'NO_ANSWER_IN_TIME' });
    expect(await answer({ nomination_id: id })).not.toBeNull();
  });

  it('names no dwelling of another association', async () => {
    const dwelling_id = await addDwelling(database.owner, { association_id: somebodyElse });
    expect(await answer({ kind: 'OFFERED', ground: null, dwelling_id })).toBe(brokenRule);
  });
});

describe('a step of the deciders', () => {
  const release = async (role: string, given: TableRow = {}) =>
    insertAs(role, 'hub.nomination_step', {
      ...{ nomination_id: await assignedTo(somebodyElse), kind: 'RELEASED', happened_on: '2026-09-12' },
      ...{
        ground: 'NO_ANSWER_IN_TIME',
        actor_id: caller,
        actor_role: role.replace('hub_', '').toUpperCase(),
      },
      ...{ reference: `d-${(serial += 1)}`, ...given },
    });

  it.each(databaseRoles)('is taken from %s if it decides', async (role) => {
    const decides = role === 'hub_central_municipality' || role === 'hub_case_coordinator';
    expect(await release(role)).toBe(decides ? null : permissionDenied);
  });

  it.each<[string, TableRow]>([
    ["under somebody else's name", { actor_id: somebodyElse }],
    ["in another's role", { actor_role: 'CENTRAL_MUNICIPALITY' }],
    ['as if the hub had taken it', { kind: 'WITHDRAWN', ground: 'TRAJECTORY_CLOSED' }],
    ['that is an answer', { kind: 'REFUSED', ground: 'NO_FITTING_DWELLING', association_id: somebodyElse }],
    ['that calls itself synthetic', { synthetic: true }],
  ])('is not taken %s', async (_, given) => {
    expect(await release('hub_case_coordinator', given)).toBe(permissionDenied);
  });
});

describe('a dwelling', () => {
  const announce = (role: string, given: TableRow = {}) =>
    insertAs(role, 'hub.dwelling', {
      ...{ association_id: caller, municipality_id: 'GM0505', kind: 'INDEPENDENT_DWELLING', rooms: 2 },
      ...{ rent_band: 'UP_TO_FIRST_CAP', accessibility: 'STAIRS', available_from: '2026-12-01' },
      ...{ reference: `w-${(serial += 1)}`, ...given },
    });

  it.each(databaseRoles)('is announced by %s if it lets homes', async (role) => {
    expect(await announce(role)).toBe(role === 'hub_housing_association' ? null : permissionDenied);
  });

  it.each<[string, TableRow]>([
    ["under somebody else's name", { association_id: somebodyElse }],
    ['outside the working area', { municipality_id: 'GM0512' }],
    ['with a state of its own', { state: 'LET' }],
    ['that calls itself synthetic', { synthetic: true }],
  ])('is not announced %s', async (_, given) => {
    expect(await announce('hub_housing_association', given)).toBe(permissionDenied);
  });

  it('is withdrawn by its association alone, and only while it is free', async () => {
    const withdraw = (dwelling_id: string) =>
      insertAs('hub_housing_association', 'hub.dwelling_withdrawal', {
        dwelling_id,
        reason: 'NOT_AVAILABLE',
        reference: 'x',
      });
    const own = await addDwelling(database.owner, { association_id: caller });
    expect(await withdraw(own)).toBeNull();
    expect(await withdraw(await addDwelling(database.owner, { association_id: somebodyElse }))).toBe(
      permissionDenied,
    );
    await assignedTo(caller, own);
    expect(await withdraw(own)).toBe(brokenRule);
  });
});
