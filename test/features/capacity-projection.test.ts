import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { brokenRule, timeline, type LedgerLine } from '../../src/features/capacity/capacity.rules';
import { withAddition } from '../../src/features/capacity/check-ledger';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Row = Record<string, unknown>;

const changesPlaces = (kind: string) => ['OPENING', 'EXPANSION', 'REDUCTION'].includes(kind);
const hasNoNumber = (kind: string) => ['CONFIRMATION', 'CLOSURE'].includes(kind);
const endsByItself = (kind: string) => ['OPENING', 'EXPANSION', 'OUT_OF_USE'].includes(kind);
const dayOf = (day: number) => `2026-02-${String(day).padStart(2, '0')}`;

const step = fc.record({
  kind: fc.constantFrom<LedgerLine['kind']>(
    ...(['OPENING', 'OPENING', 'EXPANSION', 'REDUCTION', 'OUT_OF_USE', 'BACK_IN_USE'] as const),
    ...(['OCCUPANCY_COUNT', 'CONFIRMATION', 'CLOSURE', 'CLOSURE'] as const),
  ),
  reserve: fc.boolean(),
  number: fc.integer({ min: 0, max: 6 }),
  day: fc.integer({ min: 1, max: 12 }),
  days: fc.option(fc.integer({ min: 1, max: 6 })),
  corrects: fc.option(fc.nat(), { freq: 3 }),
  withdraws: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A ledger as it grows in life, row by row, and the lines in force after each: what breaks a rule was never added. */
interface Grown {
  rows: Row[];
  inForce: LedgerLine[][];
}

function grow(steps: readonly Step[]): Grown {
  const grown: Grown = { rows: [], inForce: [] };
  const roots: LedgerLine[] = [];
  for (const each of steps) {
    const root = each.corrects === null ? undefined : roots[each.corrects % Math.max(roots.length, 1)];
    const said = lineOf(each, root ?? { id: randomUUID(), ordinal: grown.rows.length, kind: each.kind });
    const line = root && each.withdraws ? null : said;
    const next = withAddition(grown.inForce.at(-1) ?? [], { line, replaces: root?.id ?? null });
    if (brokenRule(next)) continue;
    if (!root) roots.push(said);
    grown.rows.push(root ? correctionOf(root, line) : rowOf(said));
    grown.inForce.push(next);
  }
  return grown;
}

const lineOf = (
  { reserve, number, day, days }: Step,
  { id, ordinal, kind, placeKind }: Pick<LedgerLine, 'id' | 'ordinal' | 'kind'> & Partial<LedgerLine>,
): LedgerLine => ({
  ...{ id, ordinal, kind, effectiveOn: dayOf(day) },
  // A correction keeps the kind of place of the line that it corrects.
  placeKind: placeKind ?? (changesPlaces(kind) ? (reserve ? 'RESERVE' : 'REGULAR') : null),
  number: hasNoNumber(kind) ? null : number,
  endsOn: endsByItself(kind) && days !== null ? dayOf(day + days) : null,
});

const rowOf = ({ id, kind, placeKind, number, effectiveOn, endsOn }: LedgerLine): Row => ({
  ...{ id, kind, place_kind: placeKind, number, effective_on: effectiveOn, ends_on: endsOn },
  ...{ corrects_id: null, withdrawn: false },
});

const correctionOf = (root: LedgerLine, line: LedgerLine | null): Row => ({
  ...{ id: randomUUID(), kind: 'CORRECTION', place_kind: null, number: line?.number ?? null },
  ...{ effective_on: line?.effectiveOn ?? root.effectiveOn, ends_on: line?.endsOn ?? null },
  ...{ corrects_id: root.id, withdrawn: line === null },
});

const momentOf = (place: number) => `2026-03-01T09:00:${String(place).padStart(2, '0')}Z`;

/** Records rows of a new facility, one by one or all at once, and returns its id. */
async function record(rows: Row[], atOnce: boolean): Promise<string> {
  const facility = factories.facility();
  const ids = new Map(rows.map(({ id }) => [id, randomUUID()]));
  const lines = rows.map((row, place) =>
    factories.capacityMutation({
      ...{ ...row, facility_id: facility.id, reporter_id: 'yulius', reported_at: momentOf(place) },
      ...{ id: ids.get(row.id), corrects_id: ids.get(row.corrects_id) ?? null },
    }),
  );
  await insert(database.owner, 'hub.facility', [facility]);
  for (const batch of atOnce ? [lines] : lines.map((line) => [line]))
    await insert(database.owner, 'hub.capacity_mutation', batch);
  return String(facility.id);
}

async function read(source: string, facility: string): Promise<Row[]> {
  const { rows } = await database.owner.query(
    `select to_jsonb(r) - 'version' - 'facility_id' as row from ${source} r
     where r.facility_id = $1 and r.from_date > '-infinity' order by r.from_date`,
    [facility],
  );
  return rows.map(({ row }) => row as Row);
}

const projection = async (facility: string) => [
  await read('hub.facility_places', facility),
  await read('hub.capacity_state', facility),
];

const known = async (facility: string, moment: string) => [
  await read(`hub.facility_places_known('${facility}', '${moment}')`, facility),
  await read(`hub.capacity_states_known('${facility}', '${moment}')`, facility),
];

const steps = fc.array(step, { minLength: 3, maxLength: 16 });

describe('the projection of the ledger', () => {
  it('is the same whether lines come one by one, in any order of their dates, or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (drawn) => {
        const { rows } = grow(drawn);
        const oneByOne = await record(rows, false);
        const before = await projection(oneByOne);
        expect(await projection(await record(rows, true))).toEqual(before);
        expect(await known(oneByOne, 'infinity')).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('is what the rules say of the lines in force, after every line', async () => {
    const told = ({ from_date, places, out_of_use, occupied }: Row) => ({
      ...{ date: from_date, places: places ?? 0, outOfUse: out_of_use, occupied },
    });
    await fc.assert(
      fc.asyncProperty(steps, async (drawn) => {
        const { rows, inForce } = grow(drawn);
        const facility = await record(rows, false);
        for (const [place, lines] of inForce.entries()) {
          const [, states] = await known(facility, momentOf(place));
          const days = timeline(lines).map(({ date, regular, reserve, outOfUse, occupied }) => ({
            ...{ date, places: regular + reserve, outOfUse, occupied },
          }));
          expect(states!.map(told)).toEqual(days);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never lets the version of a day fall behind, also when that day comes', async () => {
    const opening = {
      kind: 'OPENING',
      place_kind: 'REGULAR',
      number: 5,
      effective_on: '2026-01-01',
      ends_on: null,
    };
    const expansion = (effective_on: string) => ({ ...opening, kind: 'EXPANSION', effective_on });
    const rows = [opening, expansion('2098-01-01'), expansion('2099-01-01'), expansion('2026-02-01')];
    const facility = await record(
      rows.map((row) => ({ id: randomUUID(), corrects_id: null, ...row })),
      false,
    );
    const { rows: states } = await database.owner.query(
      `select version from hub.capacity_state where facility_id = $1 and from_date >= '2026-02-01'`,
      [facility],
    );
    expect(states).toEqual([{ version: 4 }, { version: 4 }, { version: 4 }]);
  });
});
