import { roleSchema } from '../../src/graphql/role-schema';
import { roles, type Role } from '../../src/identity/role';
import { buildWholeSchema } from '../../src/schema';
import { checkMissing, checkRandomly, type Run } from './check';
import { readCursors } from './cursors';
import { operationsOver } from './generator';
import { startHubs, type Hubs } from './hubs';
import { readPools, type Pools } from './pools';
import { reachable } from './schema-walk';
import { Statistics } from './statistics';

/** How many random operations each role asks at least; thousands are for a run by itself. */
const runs = Number(process.env.EQUALITY_RUNS ?? 30);
/** In a long run every role asks everything that it can; else the roles do so together. */
const eachAsksAll = runs >= 1_000;
const firstSeed = Number(process.env.EQUALITY_SEED ?? 20_261_122);
/** Far longer than it takes, so that a failure has time to find its simplest example. */
const timeLimit = 60_000 + runs * 100;

const whole = buildWholeSchema();
const all = new Statistics();

let hubs: Hubs;
let pools: Pools;
beforeAll(async () => {
  hubs = await startHubs();
  pools = await readPools(hubs.database.ownerUrl, whole);
});
afterAll(async () => {
  await hubs.stop();
  tell(() => all.summary('all roles'));
});

describe('compiled and generic reads', () => {
  it.each(roles)(
    'give %s the same answers to random operations, until everything that it can ask is asked',
    async (role) => {
      const run = await runOf(role);
      const { fields, inputs } = reachable(run.schema);
      const everything = [...fields, ...inputs];
      await checkRandomly(hubs, run, runs);
      await checkMissing(hubs, run, eachAsksAll ? everything : all.notAsked(everything));
      const { statistics } = run;
      all.addAll(statistics);
      expect((eachAsksAll ? statistics : all).notAsked(everything)).toEqual([]);
      const empty = () => statistics.notAnswered(fields).join(', ') || 'no field';
      tell(() => `${role}: ${statistics.operations} operations; nothing but null came of: ${empty()}`);
    },
    2 * timeLimit + 30_000,
  );

  it('leave next to nothing to chance', () => {
    expect(all.leftToChance).toBeLessThanOrEqual(1 + all.operations / 500);
  });
});

async function runOf(role: Role): Promise<Run> {
  const schema = roleSchema(whole, role);
  const cursors = await readCursors(schema, role, hubs.generic, pools);
  const seed = firstSeed + 100 * roles.indexOf(role);
  const operations = operationsOver(schema, pools, cursors);
  return { role, schema, operations, seed, timeLimit, statistics: new Statistics() };
}

function tell(text: () => string): void {
  if (process.env.EQUALITY_SUMMARY) process.stdout.write(`${text()}\n`);
}
