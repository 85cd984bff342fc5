import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { countedOn, type WayFrom } from '../../src/features/capacity/counting-way.rules';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
let trajectoryId: string;
let today: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  const client = factories.client();
  const trajectory = factories.trajectory({ client_id: client.id });
  await insert(owner, 'hub.client', [client]);
  await insert(owner, 'hub.trajectory', [trajectory]);
  trajectoryId = String(trajectory.id);
  today = (await owner.query('select current_date::text as today')).rows[0].today;
});
afterAll(() => database.drop());

/** A day so many days after today. */
const day = (offset: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);

const around = fc.integer({ min: -4, max: 8 });
const operation = fc.oneof(
  fc.record({ does: fc.constant('STAY' as const), from: around, days: fc.option(fc.nat(6)) }),
  fc.record({
    does: fc.constant('CHANGE' as const),
    which: fc.nat(),
    from: around,
    days: fc.option(fc.nat(6)),
  }),
  fc.record({ does: fc.constant('FORGET' as const), which: fc.nat() }),
  fc.record({ does: fc.constant('COUNT' as const), on: fc.integer({ min: -4, max: 0 }), number: fc.nat(5) }),
  fc.record({
    does: fc.constant('WAY' as const),
    way: fc.constantFrom('COUNTS' as const, 'STAYS' as const),
    from: fc.integer({ min: 0, max: 6 }),
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

interface Stay {
  id: string;
  from: string;
  until: string | null;
}

/** A facility and all that is known of it, kept by hand beside the database. */
class House {
  readonly id = randomUUID();
  readonly stays: Stay[] = [];
  private readonly gone: Stay[] = [];
  readonly counts: Array<{ on: string; number: number }> = [];
  ways: WayFrom[] = [];

  private query = (sql: string, values: unknown[]) => database.owner.query(sql, values);

  async build(): Promise<this> {
    await insert(database.owner, 'hub.facility', [factories.facility({ id: this.id })]);
    return this;
  }

  async take(given: Operation): Promise<void> {
    if (given.does === 'STAY') return this.addStay(given);
    if (given.does === 'COUNT') return this.count(given);
    if (given.does === 'WAY') return this.decide(given);
    const stay = this.stays[given.which % Math.max(this.stays.length, 1)];
    if (!stay) return;
    if (given.does === 'FORGET') {
      // Taken away with its client: who was in it leaves today, and what was counted stays.
      this.stays.splice(this.stays.indexOf(stay), 1);
      const until = stay.until ?? (stay.from > today ? stay.from : today);
      if (this.ways.length > 0) this.gone.push({ ...stay, until });
      await this.query('delete from hub.stay where id = $1', [stay.id]);
    } else {
      Object.assign(stay, this.span(given));
      await this.query('update hub.stay set started_on = $2, ended_on = $3 where id = $1', [
        ...[stay.id, stay.from, stay.until],
      ]);
    }
  }

  private span = ({ from, days }: { from: number; days: number | null }) => ({
    from: day(from),
    until: days === null ? null : day(from + days),
  });

  private async addStay(given: { from: number; days: number | null }): Promise<void> {
    const stay = { id: randomUUID(), ...this.span(given) };
    this.stays.push(stay);
    await insert(database.owner, 'hub.stay', [
      factories.stay(
        { id: trajectoryId, provider_id: null, municipality_id: 'GM0505', shielded: false },
        { id: stay.id, facility_id: this.id, started_on: stay.from, ended_on: stay.until },
      ),
    ]);
  }

  private async count({ on, number }: { on: number; number: number }): Promise<void> {
    const counting = insert(database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        ...{ facility_id: this.id, kind: 'OCCUPANCY_COUNT', number, effective_on: day(on) },
        ...{ reporter_id: 'yulius', reference: randomUUID(), reported_at: null },
      }),
    ]);
    // What the database says itself to a count beside stays.
    if (countedOn(this.ways, day(on)).way === 'STAYS')
      return expect(counting).rejects.toMatchObject({ code: '23514' });
    await counting;
    this.counts.push({ on: day(on), number });
  }

  private async decide({ way, from }: { way: WayFrom['way']; from: number }): Promise<void> {
    const deciding = this.query(
      `insert into hub.counting_way (facility_id, way, from_date, decided_by_id, reference) values ($1, $2, $3, 'yulius', $4)`,
      [this.id, way, day(from), randomUUID()],
    );
    if (way === 'STAYS' && this.counts.some(({ on }) => on >= day(from)))
      return expect(deciding).rejects.toMatchObject({ code: '23514' });
    await deciding;
    this.ways = [...this.ways.filter((each) => each.from !== day(from)), { way, from: day(from) }];
    this.ways.sort((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** How many are in it, the obvious way. */
  on(date: string): { occupied: number | null; way: string } {
    const { way, since } = countedOn(this.ways, date);
    if (way === 'STAYS')
      return {
        way,
        occupied: [...this.stays, ...this.gone].filter(
          ({ from, until }) => from <= date && (until === null || until > date),
        ).length,
      };
    const counted = this.counts.filter(({ on }) => on <= date && on >= (since ?? ''));
    const last = counted.reduce<{ on: string; number: number } | null>(
      (newest, each) => (newest && newest.on > each.on ? newest : each),
      null,
    );
    return { way, occupied: last?.number ?? null };
  }

  /** The same by a table of the database, or what it was on a moment. */
  async states(source = 'hub.capacity_state'): Promise<unknown[]> {
    const { rows } = await this.query(
      `select d::date::text as date, state.occupied, state.counted_by as way
       from generate_series(current_date - 6, current_date + 16, interval '1 day') d
       cross join lateral (select occupied, counted_by from ${source} s
         where s.facility_id = $1 and s.from_date <= d order by s.from_date desc limit 1) state order by 1`,
      [this.id],
    );
    return rows;
  }

  byHand = (): unknown[] =>
    Array.from({ length: 23 }, (_, i) => ({ date: day(i - 6), ...this.on(day(i - 6)) }));
}

const moment = async (): Promise<string> =>
  (await database.owner.query(`select date_trunc('milliseconds', clock_timestamp())::text as now`)).rows[0]
    .now;
const aMoment = () => new Promise((done) => setTimeout(done, 2));

describe('the occupancy of a facility', () => {
  it('is what stays and counts come to on every day, whatever is put right, and stays as it was known', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 14 }), async (operations) => {
        const house = await new House().build();
        const seen: Array<{ at: string; states: unknown[] }> = [];
        for (const each of operations) {
          await house.take(each);
          const states = await house.states();
          expect(states).toEqual(house.byHand());
          seen.push({ at: await moment(), states });
          await aMoment();
        }
        for (const { at, states } of seen)
          expect(await house.states(`hub.capacity_states_known('${house.id}', '${at}')`)).toEqual(states);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('is projected to the same rows from a day on as from the beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 6, maxLength: 14 }), async (operations) => {
        const house = await new House().build();
        for (const each of operations) await house.take(each);
        const rows = async () =>
          (
            await database.owner.query(
              `select to_jsonb(s) - 'version' as row from hub.capacity_state s where facility_id = $1 order by from_date`,
              [house.id],
            )
          ).rows;
        const before = await rows();
        await database.owner.query(`select hub.project($1, '-infinity')`, [house.id]);
        expect(await rows()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

it('keeps no trace of who came or went', async () => {
  const { rows } = await database.owner.query(
    `select column_name from information_schema.columns where table_schema = 'hub' and table_name = 'stay_change'`,
  );
  expect(rows.map(({ column_name }) => column_name).sort()).toEqual(
    ['change', 'facility_id', 'known_at', 'on_date', 'position', 'reporter_id', 'synthetic'].sort(),
  );
});
