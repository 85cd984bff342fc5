import fc from 'fast-check';
import { Reader } from '../../src/engine/reader';
import { roleSchema } from '../../src/graphql/role-schema';
import { roles as allRoles, type Role } from '../../src/identity/role';
import { buildWholeSchema } from '../../src/schema';
import { callerAs } from './callers';
import { checkMissing, checkRandomly, type Run } from './check';
import { readCursors } from './cursors';
import { operationsOver } from './generator';
import { startHubs, type Hubs } from './hubs';
import { readPools, type Pools } from './pools';
import { printOperation } from './print';
import { reachable } from './schema-walk';
import { Statistics } from './statistics';

/** How many random operations each role asks at least; thousands are for a run by itself. */
const runs = Number(process.env.EQUALITY_RUNS ?? 15);
const firstSeed = Number(process.env.EQUALITY_SEED ?? 20_261_122);
/** Far longer than it takes, so that a failure has time to find its simplest example. */
const timeLimit = 60_000 + runs * 100;

const whole = buildWholeSchema();

/** What the tests of a file share. */
interface Shared {
  hubs: Hubs;
  pools: Pools;
}

/** Tests that both ways of reading give some roles the same answers. In a file of their own they run beside others. */
export function testRandomOperations(roles: readonly Role[]): void {
  const all = new Statistics();
  let shared: Shared;
  beforeAll(async () => {
    const hubs = await startHubs();
    shared = { hubs, pools: await readPools(hubs.database.ownerUrl, whole) };
  });
  afterAll(async () => {
    await shared.hubs.stop();
    tell(() => all.summary(roles.join(', ')));
  });

  it.each(roles)(
    'give %s the same answers to random operations, in which everything is asked that it can ask',
    async (role) => all.addAll(await askAsRole(shared, role)),
    2 * timeLimit + 30_000,
  );

  it('are read by the compiled statement, unless something is wrong with them', async () => {
    const { right, readOneByOne } = await countCompiled(shared, roles[0]!);
    expect(right).toBeGreaterThan(30);
    expect(readOneByOne).toBeLessThan(right / 10);
  });

  it('leave next to nothing to chance', () => {
    expect(all.leftToChance).toBeLessThanOrEqual(1 + all.operations / 500);
  });
}

async function askAsRole(shared: Shared, role: Role): Promise<Statistics> {
  const run = await runOf(shared, role);
  const { fields, inputs } = reachable(run.schema);
  const everything = [...fields, ...inputs];
  await checkRandomly(shared.hubs, run, runs);
  await checkMissing(shared.hubs, run, everything);
  const { statistics } = run;
  expect(statistics.notAsked(everything)).toEqual([]);
  const empty = () => statistics.notAnswered(fields).join(', ') || 'no field';
  tell(() => `${role}: ${statistics.operations} operations; nothing but null came of: ${empty()}`);
  return statistics;
}

async function runOf({ hubs, pools }: Shared, role: Role): Promise<Run> {
  const schema = roleSchema(whole, role);
  const cursors = await readCursors(schema, role, hubs.generic, pools);
  const operations = operationsOver(schema, pools, cursors);
  const seed = firstSeed + 100 * allRoles.indexOf(role);
  return { role, schema, operations, seed, timeLimit, statistics: new Statistics() };
}

/** Of operations with which nothing is wrong, those for which the compiling hub resolved a root field one by one. */
async function countCompiled(shared: Shared, role: Role): Promise<{ right: number; readOneByOne: number }> {
  const { schema, operations, seed } = await runOf(shared, role);
  const oneByOne = jest.spyOn(Reader.prototype, 'read');
  const counts = { right: 0, readOneByOne: 0 };
  for (const operation of fc.sample(operations, { numRuns: 60, seed })) {
    oneByOne.mockClear();
    const { body } = await shared.hubs.compiled(callerAs(role), printOperation(schema, operation).request);
    if (body.includes('"errors"')) continue;
    counts.right += 1;
    counts.readOneByOne += oneByOne.mock.calls.length > 0 ? 1 : 0;
  }
  oneByOne.mockRestore();
  return counts;
}

function tell(text: () => string): void {
  if (process.env.EQUALITY_SUMMARY) process.stdout.write(`${text()}\n`);
}
