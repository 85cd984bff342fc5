import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addDays } from '../../src/features/trajectory/calendar';
import type { Happening } from '../../src/features/trajectory/trajectory.rules';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import {
  addCourses,
  addCrisisShelter,
  counted,
  emptied,
  products,
  setInactive,
  sorted,
  type SaidEvent,
} from './arrange';
import { unitsOf, type Asked } from './reference';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await emptied(database);
  await addCrisisShelter(database.owner);
});
afterAll(() => database.drop());

const firstDay = '2022-06-01';
const facility = fc.constantFrom(...Object.keys(products));
const destination = fc.constantFrom('OWN_HOME', 'OWN_HOME', 'STREET', 'DECEASED', 'UNKNOWN', null);
/** Often around the borders that matter. */
const gap = fc.oneof(fc.constantFrom(0, 1, 13, 14, 15, 16, 180, 365, 730), fc.integer({ min: -20, max: 60 }));
const length = fc.oneof(fc.constantFrom(0, 1, 42, 90, 92), fc.nat(200));

/** Days after the beginning on which somebody was seen, also once the stay is over. */
const signs = fc.array(fc.nat(120), { maxLength: 3 });
const drawnStay = fc.record({ gap, length, facility, destination, signs, open: fc.nat(5) });
const drawnNoise = fc.record({
  kind: fc.constantFrom<Happening>(
    ...([
      'REGISTERED',
      'ACCESS_GRANT_PROPOSED',
      'ACCESS_GRANTED',
      'ACCESS_REFUSED',
      'ACCESS_REFUSED',
      'RETURNED',
      'TRIAGED',
      'STAY_ENDED',
      'STAY_STARTED',
      'SEEN',
      'HOUSED',
      'CLOSED',
    ] as const),
  ),
  ...{ day: fc.nat(1500), facility, destination },
});
const drawnCorrection = fc.record({
  ...{ of: fc.nat(), shift: fc.integer({ min: -30, max: 30 }), withdrawn: fc.boolean(), destination },
});
const drawnTrajectory = fc.record({
  client: fc.nat(2),
  route: fc.constantFrom('SHELTER' as const, 'SHELTER' as const, 'DETENTION' as const),
  registered: fc.nat(1200),
  access: fc.option(fc.nat(30)),
  decision: fc.constantFrom<Happening>('ACCESS_GRANTED', 'ACCESS_GRANTED', 'ACCESS_REFUSED'),
  triage: fc.option(fc.nat(60)),
  stays: fc.array(drawnStay, { maxLength: 5 }),
  noise: fc.array(drawnNoise, { maxLength: 3 }),
  corrections: fc.array(drawnCorrection, { maxLength: 3 }),
});
const patience = fc.option(fc.oneof(fc.constantFrom(1, 14, 15, 365), fc.integer({ min: 1, max: 90 })));
const drawn = fc.record({
  inactiveAfter: fc.record({ 'crisis-shelter': patience, 'day-and-night-shelter': patience }),
  trajectories: fc.array(drawnTrajectory, { minLength: 1, maxLength: 5 }),
  from: fc.nat(1400),
  days: fc.constantFrom(1, 30, 91, 181, 365, 366),
  later: fc.oneof(fc.constantFrom(-1, 0, 13, 14, 180, 730), fc.nat(800)),
});

type DrawnTrajectory = typeof drawnTrajectory extends fc.Arbitrary<infer T> ? T : never;

/** The events that somebody would report, some of them wrong, some of them put right. */
function saidOf(trajectory: string, given: DrawnTrajectory): SaidEvent[] {
  const nowhere = { facility: null, destination: null };
  const event = (kind: Happening, on: string, where: Partial<SaidEvent> = nowhere): SaidEvent => ({
    ...{ id: randomUUID(), trajectory, kind, on, ...nowhere, ...where },
  });
  const registered = addDays(firstDay, given.registered);
  let day = registered;
  const stays = given.stays.flatMap((stay) => {
    const from = addDays(day, stay.gap);
    const began = event('STAY_STARTED', from, { facility: stay.facility });
    day = addDays(from, stay.length);
    const left = { facility: stay.facility, destination: stay.destination };
    const seen = stay.signs.map((days) => event('SEEN', addDays(from, days), { facility: stay.facility }));
    return stay.open === 0 ? [began, ...seen] : [began, ...seen, event('STAY_ENDED', day, left)];
  });
  const noise = given.noise.map(({ kind, ...at }) => {
    const isStay = kind.startsWith('STAY') || kind === 'SEEN';
    const where = isStay ? { facility: at.facility } : {};
    const to = kind === 'STAY_ENDED' ? { destination: at.destination } : {};
    return event(kind, addDays(firstDay, at.day), { ...where, ...to });
  });
  const said = [
    event('REGISTERED', registered),
    ...(given.access === null ? [] : [event(given.decision, addDays(registered, given.access))]),
    ...(given.triage === null ? [] : [event('TRIAGED', addDays(registered, given.triage))]),
    ...[...stays, ...noise],
  ];
  for (const correction of given.corrections) putRight(said[correction.of % said.length]!, correction);
  return said;
}

/** The registration itself always holds. */
function putRight(event: SaidEvent, given: DrawnTrajectory['corrections'][number]): void {
  const said = {
    ...{ on: addDays(event.on, given.shift), facility: event.facility },
    destination: event.kind === 'STAY_ENDED' ? given.destination : null,
  };
  event.corrections = [
    ...(event.corrections ?? []),
    given.withdrawn && event.kind !== 'REGISTERED' ? 'WITHDRAWN' : said,
  ];
}

it('counts what the slow way counts, whatever happened', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      const clients = [randomUUID(), randomUUID(), randomUUID()];
      const trajectories = given.trajectories.map(({ client, route }) => ({
        ...{ id: randomUUID(), client: clients[client]!, route },
      }));
      const said = trajectories.flatMap(({ id }, i) => saidOf(id, given.trajectories[i]!));
      await emptied(database);
      const { inactiveAfter } = given;
      await setInactive(database.owner, inactiveAfter);
      const known = { ...(await addCourses(database.owner, trajectories, said)), inactiveAfter };
      const from = addDays(firstDay, given.from);
      const until = addDays(from, given.days);
      const asked: Asked = { from, until, seen: addDays(until, given.later) };
      const units = await counted(database.owner, asked);
      expect(units).toEqual(sorted(unitsOf(known, asked)));
      for (const { measure, category } of units) {
        const name = `${measure} ${category ?? ''}`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }),
    { numRuns: Number(process.env.COURSES ?? 60) },
  );
  // Whatever can be counted was counted.
  if (process.env.COURSES) console.log([...counts].sort().join('\n'));
  expect(counts.size).toBeGreaterThan(20);
  expect(counts.get('OUTFLOW INACTIVE')).toBeGreaterThan(0);
}, 120_000);
