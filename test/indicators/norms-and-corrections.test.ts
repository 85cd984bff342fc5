import { randomUUID } from 'node:crypto';
import type { Happening } from '../../src/features/trajectory/trajectory.rules';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { addCrisisShelter, counted, emptied } from './arrange';
import { crisis, People } from './people';

/** Small populations of which everybody can work out what must come of them. */
let database: TestDatabase;
let people: People;
beforeAll(async () => {
  database = await createTestDatabase();
  people = new People(database.owner);
  await addCrisisShelter(database.owner);
});
beforeEach(() => emptied(database));
afterAll(() => database.drop());

const units = (...asked: Parameters<People['units']>) => people.units(...asked);

describe('the norms', () => {
  const happened = (kind: Happening, on: string, facility: string | null = null) => ({ kind, on, facility });
  const ended = (on: string) => happened('STAY_ENDED', on, crisis);
  const norms = async (from: string, until: string, seen?: string) => {
    const found = await counted(database.owner, { from, until, seen: seen ?? '2026-11-16' }, ['norms']);
    return found.map(({ measure, category }) => `${measure.split('_')[0]} ${category}`).sort();
  };

  it('are met on their last day, which of three months after 30 November is that of February', async () => {
    for (const to of ['2024-02-29', '2024-03-01'])
      await people.addTrajectory(randomUUID(), [happened('STAY_STARTED', '2023-11-30', crisis), ended(to)]);
    expect(await norms('2024-02-01', '2024-03-01')).toEqual(['SHELTER MET', 'SHELTER MISSED']);
    // Six weeks after 30 November is 11 January; nobody was triaged.
    expect(await norms('2024-01-11', '2024-01-12')).toEqual(['TRIAGE MISSED', 'TRIAGE MISSED']);
    expect(await norms('2024-01-01', '2024-01-11')).toEqual([]);
  });

  it('count a stay that still lasts once the norm is over, and not before', async () => {
    await people.addTrajectory(randomUUID(), [
      ...[happened('ACCESS_GRANTED', '2024-01-08'), happened('STAY_STARTED', '2024-01-10', crisis)],
      happened('TRIAGED', '2024-02-19'),
    ]);
    expect(await norms('2024-04-10', '2024-04-11', '2024-04-10')).toEqual([]);
    expect(await norms('2024-04-10', '2024-04-11', '2024-04-11')).toEqual(['SHELTER MISSED']);
    expect(await norms('2024-02-19', '2024-02-20')).toEqual(['TRIAGE MET']);
  });

  it('have no triage for who was refused after the first night, once that was decided', async () => {
    await people.addTrajectory(randomUUID(), [
      ...[happened('STAY_STARTED', '2024-01-10', crisis), happened('ACCESS_GRANTED', '2024-01-15')],
      ended('2024-03-01'),
    ]);
    await people.addTrajectory(randomUUID(), [
      ...[happened('STAY_STARTED', '2024-01-10', crisis), happened('ACCESS_REFUSED', '2024-03-10')],
      ended('2024-03-20'),
    ]);
    // Six weeks after 10 January is 21 February, three months are over on 10 April.
    expect(await norms('2024-02-21', '2024-02-22')).toEqual(['TRIAGE MISSED']);
    expect(await norms('2024-04-10', '2024-04-11')).toEqual(['SHELTER MET', 'SHELTER MET']);
    // By what had happened on the day before the refusal both were owed it.
    expect(await norms('2024-02-21', '2024-02-22', '2024-03-09')).toEqual(['TRIAGE MISSED', 'TRIAGE MISSED']);
    expect(await norms('2024-02-21', '2024-02-22', '2024-03-10')).toEqual(['TRIAGE MISSED']);
  });

  it('see only what had happened as of a day', async () => {
    await people.addTrajectory(randomUUID(), [
      ...[happened('STAY_STARTED', '2024-01-10', crisis), ended('2024-02-01')],
      // Back on day 14: one episode, that lasted too long.
      ...[happened('STAY_STARTED', '2024-02-15', crisis), ended('2024-05-01')],
    ]);
    expect(await norms('2024-04-10', '2024-04-11', '2024-02-14')).toEqual(['SHELTER MET']);
    expect(await norms('2024-04-10', '2024-04-11')).toEqual(['SHELTER MISSED']);
  });
});

describe('what is put right after a period', () => {
  it('counts as it stands now, under the same key', async () => {
    const client = randomUUID();
    const end = randomUUID();
    await people.addTrajectory(client, [
      { kind: 'STAY_STARTED', on: '2024-01-10', facility: crisis },
      { id: end, kind: 'STAY_ENDED', on: '2024-03-20', facility: crisis, destination: 'STREET' },
    ]);
    const quarter = { from: '2024-01-01', until: '2024-04-01', seen: '2026-11-16' };
    const [before] = await counted(database.owner, quarter, ['permanent_exits']);
    await database.owner.query(
      `insert into hub.trajectory_event
         (trajectory_id, kind, happened_on, facility_id, destination, corrects_id, actor_id, actor_role, reference, synthetic)
       select trajectory_id, 'CORRECTION', '2024-03-25', facility_id, 'OWN_HOME', id, actor_id, actor_role, 'put right', true
       from hub.trajectory_event where id = $1`,
      [end],
    );
    const [after] = await counted(database.owner, quarter, ['permanent_exits']);
    expect([before!.category, after!.category]).toEqual(['ELSEWHERE', 'DURABLE_HOME']);
    expect(after!.event).toBe(before!.event);
    expect(await units('length_of_stay_completed', '2024-01-01', '2024-04-01')).toEqual(['MONTHS_0_3 75']);
  });

  it('makes one person of two who were linked, under the key that is left', async () => {
    const kept = await people.add([['2024-01-10', '2024-02-01']]);
    const duplicate = await people.add([['2024-02-05', '2024-03-01']]);
    const keys = async () => {
      const { rows } = await database.owner.query(
        `select u.record_key, c.id from hub.units_inflow('2024-01-01', '2025-01-01', '2026-11-16') u
         join hub.client c using (record_key)`,
      );
      return rows.map(({ id }) => id as string).sort();
    };
    expect(await keys()).toEqual([kept, duplicate].sort());
    await people.link(duplicate, kept);
    expect(await keys()).toEqual([kept]);
    expect(await units('outflow', '2024-01-01', '2025-01-01')).toEqual(['UNKNOWN']);
    expect(await units('nights', '2024-01-01', '2025-01-01')).toEqual(['NIGHTS_31_91 47']);
  });

  it('of a registration that was withdrawn leaves none', async () => {
    const events = (['2024-01-10', '2024-05-01', '2024-08-01'] as const).map((on) => ({
      ...{ kind: 'REGISTERED' as const, on, id: randomUUID() },
    }));
    const withdrawn = { ...events[2]!, corrections: ['WITHDRAWN' as const] };
    await people.addTrajectory(randomUUID(), [events[0]!, events[1]!, withdrawn]);
    expect(await units('registrations', '2024-01-01', '2025-01-01')).toHaveLength(2);
    expect(await units('registered_persons', '2024-01-01', '2025-01-01')).toHaveLength(1);
    expect(await units('registered_persons', '2024-05-01', '2025-01-01')).toHaveLength(1);
    expect(await units('registrations', '2024-08-01', '2025-01-01')).toEqual([]);
  });
});
