import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { timeline, type LedgerLine } from '../../src/features/capacity/capacity.rules';
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

const dayOf = (day: number) => `2026-02-${String(day).padStart(2, '0')}`;

const drawnLine = fc
  .record({
    change: fc.constantFrom(
      { kind: 'EXPANSION', place_kind: 'REGULAR' },
      { kind: 'EXPANSION', place_kind: 'RESERVE' },
      { kind: 'REDUCTION', place_kind: 'REGULAR' },
      { kind: 'OUT_OF_USE', place_kind: null },
      { kind: 'OCCUPANCY_COUNT', place_kind: null },
    ),
    number: fc.integer({ min: 0, max: 20 }),
    day: fc.integer({ min: 1, max: 28 }),
    days: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map(({ change, number, day, days }) => {
    const ends = days !== null && ['EXPANSION', 'OUT_OF_USE'].includes(change.kind) && day + days <= 28;
    return { ...change, number, effective_on: dayOf(day), ends_on: ends ? dayOf(day + days) : null };
  });

/** A correction of one of the lines before it: another number and date, or none. */
const correction = fc.record({
  of: fc.nat(),
  number: fc.integer({ min: 0, max: 20 }),
  day: fc.integer({ min: 1, max: 28 }),
  withdrawn: fc.boolean(),
});

type Row = Record<string, unknown>;

/** A ledger as rows: an opening, lines, and corrections of them. */
const drawnLedger = fc
  .tuple(fc.array(drawnLine, { minLength: 1, maxLength: 10 }), fc.array(correction, { maxLength: 4 }))
  .map(([lines, corrections]): Row[] => {
    const rows: Row[] = [opening, ...lines].map((line) => ({ id: randomUUID(), ends_on: null, ...line }));
    return [
      ...rows.map((row) => ({ ...row, corrects_id: null, withdrawn: false })),
      ...corrections.map(({ of, number, day, withdrawn }) => ({
        ...{ id: randomUUID(), kind: 'CORRECTION', place_kind: null, ends_on: null, withdrawn },
        ...{ number: withdrawn ? null : number, effective_on: dayOf(day) },
        corrects_id: rows[1 + (of % (rows.length - 1))]!.id,
      })),
    ];
  });

/** The rows as lines of one facility, under ids of their own. */
function linesOf(facilityId: string, rows: Row[]): Row[] {
  const ids = new Map(rows.map(({ id }) => [id, randomUUID()]));
  return rows.map((row) =>
    factories.capacityMutation({
      ...{ facility_id: facilityId, reporter_id: 'yulius', ...row },
      ...{ id: ids.get(row.id), corrects_id: ids.get(row.corrects_id) ?? null },
    }),
  );
}

/** The lines in force, as the rules in TypeScript take them. */
function inForce(rows: Row[]): LedgerLine[] {
  return rows.flatMap((row) => {
    if (row.kind === 'CORRECTION') return [];
    const last = rows.filter(({ corrects_id }) => corrects_id === row.id).at(-1);
    if (last?.withdrawn) return [];
    const { number, effective_on, ends_on } = last ?? row;
    return [
      {
        ...{ id: String(row.id), kind: row.kind, placeKind: row.place_kind },
        ...{ number, effectiveOn: effective_on, endsOn: ends_on },
      } as LedgerLine,
    ];
  });
}

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

async function recorded(rows: Row[], all: boolean): Promise<string> {
  const facility = factories.facility();
  const lines = linesOf(String(facility.id), rows);
  await insert(database.owner, 'hub.facility', [facility]);
  for (const batch of all ? [lines] : lines.map((line) => [line]))
    await insert(database.owner, 'hub.capacity_mutation', batch);
  return String(facility.id);
}

describe('the projection of the ledger', () => {
  it('is the same whether lines come one by one, in any order of their dates, or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(drawnLedger, async (rows) => {
        const { places, states } = await projectionOf(await recorded(rows, false));
        expect({ places, states }).toEqual(await projectionOf(await recorded(rows, true)));
        expect(states.at(-1)!.version).toBe(rows.length);
      }),
      { numRuns: 40 },
    );
  });

  it('is what the rules say of the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(drawnLedger, async (rows) => {
        const { states } = await projectionOf(await recorded(rows, true));
        const days = timeline(inForce(rows)).map(({ date, regular, reserve, outOfUse, occupied }) => ({
          ...{ from_date: date, places: regular + reserve, out_of_use: outOfUse, occupied },
        }));
        const told = ({ from_date, places, out_of_use, occupied }: Row) => ({
          ...{ from_date, places, out_of_use, occupied },
        });
        expect(states.filter(({ from_date }) => from_date !== '-infinity').map(told)).toEqual(days);
      }),
      { numRuns: 60 },
    );
  });
});
