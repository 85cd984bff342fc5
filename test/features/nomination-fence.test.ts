import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { addDays } from '../../src/features/trajectory/calendar';
import {
  after,
  before,
  isUnderWay,
  possibleSteps,
  problemOf,
  type Standing,
  type State,
  type Step,
} from '../../src/features/nomination/nomination.rules';
import { NominationState } from '../../src/features/nomination/nomination.codes';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { NominationAsks } from './nomination-asks';
import { kinds, step, taker, trivire, woonbron } from './nomination-steps';

/** The rules stand in nomination.rules.ts, and once more in the database, as the last fence: they must not differ. */
let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

const states = Object.keys(NominationState) as State[];

it.each(states)('the database and the rules let the same steps follow on %s', async (state) => {
  for (const lease of ['OWN', 'THREE_PARTY', null] as const) {
    const { rows } = await hub.database.owner.query(
      'select hub.possible_nomination_steps(1, $1, $2) as steps',
      [state, lease],
    );
    expect([state, lease, rows[0].steps]).toEqual([state, lease, possibleSteps({ state, lease })]);
  }
});

/** What is tried next: mostly something that could follow. */
const draw = fc.record({
  possible: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  which: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 11 }) }),
  first: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  daysLater: fc.integer({ min: -1, max: 2 }),
  granted: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  lease: fc.constantFrom('OWN' as const, 'THREE_PARTY' as const),
});
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

/** A row of the step as the database takes it. */
const toRow = (
  nomination: TableRow,
  { kind, happenedOn, granted, associationId, dwellingId, lease }: Step,
): TableRow => {
  const isAnswer = taker(kind) === 'HOUSING_ASSOCIATION';
  const decision = kind === 'DECIDED' ? (granted ? 'GRANTED' : 'REJECTED') : null;
  const grounds: Record<string, string> = {
    ...{ REFUSED: 'NO_FITTING_DWELLING', RELEASED: 'NO_ANSWER_IN_TIME', WITHDRAWN: 'CLIENT_WITHDREW' },
    ...(decision === 'REJECTED' ? { DECIDED: 'NO_URGENT_NEED' } : {}),
  };
  return factories.nominationStep(nomination, {
    ...{ kind, happened_on: happenedOn, decision, ground: grounds[kind] ?? null },
    ...(decision ? { on_behalf_of_id: 'GM0505', mandate: 'mandate' } : {}),
    association_id: isAnswer || kind === 'RESERVED' || kind === 'ASSIGNED' ? associationId : null,
    dwelling_id: kind === 'OFFERED' || kind === 'ASSIGNED' ? dwellingId : null,
    lease: kind === 'LEASE_SIGNED' ? lease : null,
  });
};

async function tryStep(row: TableRow): Promise<string | null> {
  const { owner } = hub.database;
  try {
    await insert(owner, 'hub.nomination_step', [row]);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

async function standing(nomination: TableRow): Promise<object> {
  const { rows } = await hub.database.owner.query(
    `select case when version > 0 then state end as state, since, association_id as "associationId", lease,
       dwelling_id as "dwellingId", last_step as "lastStep", closed_on is null as open
     from hub.nomination where id = $1`,
    [nomination.id],
  );
  return { ...rows[0], since: undefined };
}

const isOpen = ({ state, lease }: Standing) =>
  state === null || isUnderWay(state) || (state === 'HOUSED' && lease === 'THREE_PARTY');

/** Tries the steps one by one, in the database and by the rules, and compares what became of each. */
async function compare(draws: Draw[]): Promise<State | null> {
  const nomination = factories.nomination(await asks.newTrajectory());
  await insert(hub.database.owner, 'hub.nomination', [nomination]);
  const dwellings = { [trivire]: '', [woonbron]: '' };
  for (const partner of [trivire, woonbron]) {
    const dwelling = factories.dwelling({ association_id: partner });
    await insert(hub.database.owner, 'hub.dwelling', [dwelling]);
    dwellings[partner] = String(dwelling.id);
  }
  let now: Standing = { ...before, since: String(nomination.submitted_on) };
  for (const { possible, which, first, daysLater, granted, lease } of draws) {
    const among = possible ? possibleSteps(now) : kinds;
    const kind = among[which % among.length] ?? 'WITHDRAWN';
    const associationId = first ? (now.associationId ?? trivire) : woonbron;
    const details = { granted, lease, associationId, dwellingId: dwellings[associationId as typeof trivire] };
    const next = step(kind, {
      ...details,
      happenedOn: addDays(now.since, daysLater),
      ground: 'NO_FITTING_DWELLING',
    });
    const asked = { role: taker(kind), partnerId: associationId, today: '2999-01-01', taken: [] };
    const problem = problemOf(now, next, asked);
    expect([kind, now.state, (await tryStep(toRow(nomination, next))) === null]).toEqual([
      kind,
      now.state,
      problem === null,
    ]);
    if (!problem) now = after(now, next);
    expect(await standing(nomination)).toEqual({ ...now, since: undefined, open: isOpen(now) });
  }
  return now.state;
}

it('the database takes the steps that the rules take, and comes to the same state', async () => {
  const reached = new Set<State | null>();
  await fc.assert(
    fc.asyncProperty(fc.array(draw, { minLength: 10, maxLength: 30 }), async (draws) => {
      reached.add(await compare(draws));
    }),
    { numRuns: 60 },
  );
  expect(reached.size).toBeGreaterThan(4);
}, 120_000);
