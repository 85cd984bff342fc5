import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { addDays } from '../../src/features/trajectory/calendar';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const line = fc.record({
  kind: fc.constantFrom('EXPANSION', 'OUT_OF_USE', 'OCCUPANCY_COUNT', 'OCCUPANCY_COUNT'),
  day: fc.nat(120),
  number: fc.nat(5),
});
const drawn = fc.record({
  opened: fc.nat(40),
  lines: fc.array(line, { maxLength: 8 }),
  from: fc.nat(120),
  days: fc.integer({ min: 1, max: 60 }),
});
const firstDay = '2025-09-15';
let made = 0;

it('are counted as by walking through them one by one', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ opened, lines: given, from, days }) => {
      // More places than can be out of use, and nothing before there are any.
      const lines = given.map((one) => ({ ...one, day: Math.max(one.day, opened) }));
      const id = `walked-${(made += 1)}`;
      await insert(database.owner, 'hub.facility', [factories.facility({ id, operator_id: 'yulius' })]);
      const all = [{ kind: 'OPENING', day: opened, number: 50 }, ...lines];
      for (const { kind, day, number } of all)
        await insert(database.owner, 'hub.capacity_mutation', [
          factories.capacityMutation({
            ...{ facility_id: id, kind, number, effective_on: addDays(firstDay, day), reporter_id: 'yulius' },
            place_kind: kind === 'OPENING' || kind === 'EXPANSION' ? 'REGULAR' : null,
          }),
        ]);
      const expected = { known: 0, places: 0, out: 0, occupied: 0 };
      for (let night = from; night < from + days; night += 1) {
        const until = all.filter(({ day }) => day <= night);
        const sum = (...kinds: string[]) =>
          until.filter(({ kind }) => kinds.includes(kind)).reduce((total, { number }) => total + number, 0);
        const counts = until.filter(({ kind }) => kind === 'OCCUPANCY_COUNT');
        const last = counts
          .map((count, i) => ({ ...count, i }))
          .sort((a, b) => b.day - a.day || b.i - a.i)[0];
        if (!last) continue;
        expected.known += 1;
        expected.places += sum('OPENING', 'EXPANSION');
        expected.out += sum('OUT_OF_USE');
        expected.occupied += last.number;
      }
      const { rows } = await database.owner.query(
        `select known_nights as known, coalesce(place_nights, 0)::integer as places,
           coalesce(out_of_use_nights, 0)::integer as out, coalesce(occupied_nights, 0)::integer as occupied
         from hub.occupancy_nights($1, $2, '2026-11-16') where facility_id = $3`,
        [addDays(firstDay, from), addDays(firstDay, from + days), id],
      );
      expect(rows).toEqual([expected]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
