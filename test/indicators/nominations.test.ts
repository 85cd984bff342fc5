import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { addDays, daysBetween } from '../../src/features/trajectory/calendar';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { counted, emptied, sorted } from './arrange';
import { monthsBucket, type Asked, type Unit } from './reference';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const functions = [
  ...['waiting', 'waiting_time_offered', 'waiting_time_open', 'nomination_steps', 'refusals', 'homes'],
];
const association = 'trivire';

/** What follows on what; every way through the procedure is one of these. */
const next: Record<string, readonly string[]> = {
  '': ['SUBMITTED'],
  SUBMITTED: ['ASSESSED', 'ASSESSED', 'WITHDRAWN'],
  ASSESSED: ['GRANTED', 'GRANTED', 'REJECTED'],
  GRANTED: ['RESERVED', 'ASSIGNED', 'ASSIGNED', 'WITHDRAWN'],
  RESERVED: ['ASSIGNED', 'RELEASED'],
  ASSIGNED: ['OFFERED', 'OFFERED', 'REFUSED', 'RELEASED'],
  OFFERED: ['ACCEPTED', 'ACCEPTED', 'REFUSED'],
  ACCEPTED: ['LEASE_SIGNED', 'LEASE_SIGNED', 'RELEASED'],
  LEASE_SIGNED: ['HOUSED', 'HOUSED', 'WITHDRAWN'],
  REFUSED: ['ASSIGNED', 'WITHDRAWN'],
  RELEASED: ['ASSIGNED', 'WITHDRAWN'],
};

interface Step {
  id: string;
  kind: string;
  on: string;
  home: string | null;
}
interface Nomination {
  id: string;
  trajectory: string;
  client: string;
  scheme: string;
  kindOfDwelling: string;
  steps: Step[];
}

const drawnNomination = fc.record({
  scheme: fc.constantFrom('PRIORITY_SCHEME', 'HOUSING_FIRST'),
  kindOfDwelling: fc.constantFrom('INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING'),
  submitted: fc.nat(300),
  // The first of what is possible leads on.
  steps: fc.array(
    fc.record({
      which: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }),
      after: fc.oneof(fc.nat(10), fc.nat(10), fc.nat(70)),
    }),
    { minLength: 4, maxLength: 14 },
  ),
});
const drawn = fc.record({
  nominations: fc.array(drawnNomination, { minLength: 1, maxLength: 4 }),
  from: fc.nat(400),
  days: fc.constantFrom(1, 91, 181, 365),
  later: fc.integer({ min: -1, max: 200 }),
});

/** What is drawn may never come to a refusal. */
const refusedAndWaiting = {
  nominations: [
    {
      ...{ scheme: 'PRIORITY_SCHEME', kindOfDwelling: 'INDEPENDENT_DWELLING', submitted: 0 },
      steps: [0, 0, 1, 2].map((which) => ({ which, after: 3 })),
    },
  ],
  ...{ from: 0, days: 181, later: 0 },
};

function nominationOf(given: typeof drawnNomination extends fc.Arbitrary<infer T> ? T : never): Nomination {
  const { scheme, kindOfDwelling } = given;
  let on = addDays('2024-01-01', given.submitted);
  let kind = '';
  const steps: Step[] = [];
  for (const { which, after } of [{ which: 0, after: 0 }, ...given.steps]) {
    const possible = next[kind];
    if (!possible) break;
    kind = possible[which % possible.length]!;
    on = addDays(on, after);
    const home = kind === 'OFFERED' ? ['GM0505', 'GM0642'][which % 2]! : null;
    steps.push({ id: randomUUID(), kind, on, home });
  }
  const ids = { id: randomUUID(), trajectory: randomUUID(), client: randomUUID() };
  return { ...ids, scheme, kindOfDwelling, steps };
}

async function add(owner: Client, given: Nomination): Promise<void> {
  const trajectory = factories.trajectory({ id: given.trajectory, client_id: given.client });
  await insert(owner, 'hub.client', [factories.client({ id: given.client })]);
  await insert(owner, 'hub.trajectory', [trajectory]);
  await insert(owner, 'hub.housing_need', [
    factories.housingNeed(trajectory, { kind_of_dwelling: given.kindOfDwelling }),
  ]);
  const nomination = factories.nomination(trajectory, {
    ...{ id: given.id, scheme: given.scheme, submitted_on: given.steps[0]!.on },
  });
  await insert(owner, 'hub.nomination', [nomination]);
  for (const step of given.steps) {
    const details = await detailsOf(owner, step);
    const row = { id: step.id, kind: step.kind, happened_on: step.on, ...details };
    await insert(owner, 'hub.nomination_step', [factories.nominationStep(nomination, row)]);
  }
}

async function detailsOf(owner: Client, { kind, home }: Step): Promise<TableRow> {
  const lets = { association_id: association };
  const by = { actor_id: association, actor_role: 'HOUSING_ASSOCIATION', ...lets };
  const decided = { kind: 'DECIDED', on_behalf_of_id: 'GM0505', mandate: 'Mandaat' };
  if (kind === 'GRANTED') return { ...decided, decision: 'GRANTED' };
  if (kind === 'REJECTED') return { ...decided, decision: 'REJECTED', ground: 'NO_URGENT_NEED' };
  if (kind === 'RESERVED' || kind === 'ASSIGNED') return lets;
  if (kind === 'RELEASED') return { ground: 'NO_ANSWER_IN_TIME' };
  if (kind === 'WITHDRAWN') return { ground: 'CLIENT_WITHDREW' };
  if (kind === 'REFUSED') return { ...by, ground: 'NO_FITTING_DWELLING' };
  if (kind === 'LEASE_SIGNED') return { ...by, lease: 'OWN' };
  if (kind !== 'OFFERED') return kind === 'SUBMITTED' || kind === 'ASSESSED' ? {} : by;
  const dwelling = factories.dwelling({ association_id: association, municipality_id: home });
  await insert(owner, 'hub.dwelling', [dwelling]);
  return { ...by, dwelling_id: dwelling.id };
}

const daysBuckets = [
  ...([[7, 'DAYS_0_7'] as const, [14, 'DAYS_7_14'] as const] as const),
  ...([[28, 'DAYS_14_28'] as const, [56, 'DAYS_28_56'] as const] as const),
];
const named = (kind: string) => (kind === 'GRANTED' || kind === 'REJECTED' ? 'DECIDED' : kind);

/** The same once more, from the list of steps of one nomination. */
function expected(nomination: Nomination, { from, until, seen }: Asked): Unit[] {
  const { id, trajectory, client, scheme } = nomination;
  const steps = nomination.steps.filter(({ on }) => on <= seen);
  if (steps.length === 0) return [];
  const product = scheme === 'HOUSING_FIRST' ? 'housing-first' : null;
  const unit = (measure: string, category: string, amount: number | null = null, event = id): Unit => ({
    ...{ measure, client, event, trajectory, category, product, amount },
  });
  const within = (on: string) => on >= from && on < until;
  const submitted = steps[0]!.on;
  const offered = steps.find(({ kind }) => kind === 'OFFERED')?.on;
  const ended = steps.find(({ kind }) => ['WITHDRAWN', 'HOUSED', 'REJECTED'].includes(kind))?.on;
  const isOpen = submitted < until && (ended === undefined || ended >= until);
  const noOffer = offered === undefined || offered >= until;
  const leased = steps.some(({ kind, on }) => kind === 'LEASE_SIGNED' && within(on));
  const waited = (measure: string, to: string) =>
    unit(measure, monthsBucket(submitted, to), daysBetween(submitted, to));
  const dated = steps.flatMap((step, i) => {
    const kind = named(step.kind);
    if (i === 0 || !within(step.on) || ['RESERVED', 'RELEASED', 'REFUSED', 'WITHDRAWN'].includes(kind))
      return [];
    const days = daysBetween(steps[i - 1]!.on, step.on);
    const bucket = daysBuckets.find(([most]) => days <= most)?.[1] ?? 'DAYS_OVER_56';
    return [unit(`DAYS_TO_${kind}`, bucket, days, step.id)];
  });
  return [
    ...(isOpen ? [unit('WAITING', nomination.kindOfDwelling)] : []),
    ...(isOpen && noOffer ? [waited('WAITING_TIME_OPEN', until)] : []),
    ...(offered !== undefined && within(offered) ? [waited('WAITING_TIME_OFFERED', offered)] : []),
    ...dated,
    ...steps
      .filter(({ kind, on }) => kind === 'REFUSED' && within(on))
      .map((step) => unit('REFUSALS', 'NO_FITTING_DWELLING', null, step.id)),
    ...(leased && !steps.some(({ kind }) => kind === 'WITHDRAWN') ? [unit('HOMES', scheme)] : []),
  ];
}

it('counts what the slow way counts of nominations', async () => {
  const seenMeasures = new Set<string>();
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      const nominations = given.nominations.map(nominationOf);
      await emptied(database);
      for (const nomination of nominations) await add(database.owner, nomination);
      const from = addDays('2024-01-01', given.from);
      const until = addDays(from, given.days);
      const asked = { from, until, seen: addDays(until, given.later) };
      const units = await counted(database.owner, asked, functions);
      expect(units).toEqual(sorted(nominations.flatMap((nomination) => expected(nomination, asked))));
      for (const { measure } of units) seenMeasures.add(measure);
    }),
    { numRuns: Number(process.env.COURSES ?? 40), examples: [[refusedAndWaiting]] },
  );
  expect([...seenMeasures]).toEqual(expect.arrayContaining(['REFUSALS', 'WAITING', 'WAITING_TIME_OPEN']));
}, 120_000);

it('counts a home where it stands, that of the last offer', async () => {
  await emptied(database);
  const kinds = ['SUBMITTED', 'ASSESSED', 'GRANTED', 'ASSIGNED', 'OFFERED', 'REFUSED', 'ASSIGNED', 'OFFERED'];
  const steps = [...kinds, 'ACCEPTED', 'LEASE_SIGNED'].map((kind, i) => ({
    ...{ id: randomUUID(), kind, on: addDays('2024-01-01', i) },
    home: kind === 'OFFERED' ? (i < 5 ? 'GM0642' : 'GM0590') : null,
  }));
  const ids = { id: randomUUID(), trajectory: randomUUID(), client: randomUUID() };
  await add(database.owner, {
    ...{ ...ids, scheme: 'HOUSING_FIRST', kindOfDwelling: 'INDEPENDENT_DWELLING', steps },
  });
  const { rows } = await database.owner.query(
    `select municipality_id, product_id, category from hub.units_homes('2024-01-01', '2025-01-01', '2025-01-01')`,
  );
  expect(rows).toEqual([
    { municipality_id: 'GM0590', product_id: 'housing-first', category: 'HOUSING_FIRST' },
  ]);
});
