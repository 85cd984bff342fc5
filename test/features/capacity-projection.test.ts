import fc from 'fast-check';
import { insert } from '../../seeds/insert';
import * as factories from '../../seeds/factories';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Enough places that no line can break a rule. */
const opening = { kind: 'OPENING', place_kind: 'REGULAR', number: 1_000, effective_on: '2026-01-01' };

const line = fc.record({
  change: fc.constantFrom(
    { kind: 'EXPANSION', place_kind: 'REGULAR' },
    { kind: 'EXPANSION', place_kind: 'RESERVE' },
    { kind: 'REDUCTION', place_kind: 'REGULAR' },
    { kind: 'OUT_OF_USE' },
    { kind: 'OCCUPANCY_COUNT' },
  ),
  number: fc.integer({ min: 0, max: 20 }),
  effective_on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
});

const linesOf = (facilityId: string, lines: Array<Record<string, unknown>>) =>
  lines.map((given) =>
    factories.capacityMutation({ facility_id: facilityId, reporter_id: 'yulius', ...given }),
  );

async function projectionOf(facilityId: string) {
  const { rows: places } = await database.owner.query(
    'select from_date::text, regular, reserve from hub.facility_places where facility_id = $1 order by from_date',
    [facilityId],
  );
  const { rows: states } = await database.owner.query(
    `select from_date::text, places, out_of_use, occupied, counted_on::text, reported_at, reported_by_id,
       case when from_date = max(from_date) over () then version end as version
     from hub.capacity_state where facility_id = $1 order by from_date`,
    [facilityId],
  );
  return { places, states };
}

describe('the projection of the ledger', () => {
  it('is the same whether lines come one by one, in any order of their dates, or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const lines = [opening, ...drawn.map(({ change, ...rest }) => ({ ...change, ...rest }))];
        const [oneByOne, atOnce] = [factories.facility(), factories.facility()];
        await insert(database.owner, 'hub.facility', [oneByOne, atOnce]);
        for (const row of linesOf(String(oneByOne.id), lines))
          await insert(database.owner, 'hub.capacity_mutation', [row]);
        await insert(database.owner, 'hub.capacity_mutation', linesOf(String(atOnce.id), lines));
        const { places, states } = await projectionOf(String(oneByOne.id));
        expect({ places, states }).toEqual(await projectionOf(String(atOnce.id)));
        expect(states.at(-1)!.version).toBe(lines.length);
        expect(states.at(-1)!.places).toBe(places.at(-1)!.regular + places.at(-1)!.reserve);
      }),
      { numRuns: 40 },
    );
  });
});
