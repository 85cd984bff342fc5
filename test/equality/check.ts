import fc from 'fast-check';
import { parse, print, type GraphQLSchema } from 'graphql';
import type { Caller } from '../../src/identity/caller';
import type { Role } from '../../src/identity/role';
import { callerAs, otherCallerAs } from './callers';
import { areEqual, failedAsAWhole, firstDifference, isLeftToChance, readable, short } from './compare';
import type { Answer, Hubs } from './hubs';
import type { Operation } from './model';
import { printOperation, type Printed, type Request } from './print';
import type { Statistics } from './statistics';

export interface Run {
  role: Role;
  schema: GraphQLSchema;
  operations: fc.Arbitrary<Operation>;
  seed: number;
  /** Milliseconds after which no simpler example is looked for any more. */
  timeLimit: number;
  statistics: Statistics;
}

/** So many operations are in flight at once: while one is made up, others are being answered. */
const lanes = 4;

/** Asks both hubs the same random operations. Throws with the simplest one that they answer differently. */
export async function checkRandomly(hubs: Hubs, run: Run, runs: number): Promise<void> {
  await Promise.all(
    Array.from({ length: Math.min(lanes, runs) }, (_, lane) =>
      check(run, run.seed + lane, Math.ceil((runs - lane) / lanes), (printed) => compare(hubs, run, printed)),
    ),
  );
}

const candidates = 100;
const mostTurns = 40;

/** Of what was not asked yet an operation asks at least this share, while it is much: then few operations ask it all. */
const worthAsking = 0.01;

/** Goes on making up operations, and asks those with something that was not asked yet, until everything was. */
export async function checkMissing(hubs: Hubs, run: Run, names: Iterable<string>): Promise<void> {
  let missing = run.statistics.notAsked(names);
  for (let turn = 1; turn <= mostTurns && missing.length > 0; turn += 1) {
    let failed = false;
    await check(run, run.seed - turn, candidates, async (printed) => {
      // What fast-check tries when it looks for a simpler failure has nothing new.
      const asksNew = printed.asked.filter((name) => missing.includes(name)).length;
      if (!failed && asksNew < Math.max(1, worthAsking * missing.length)) return;
      await compare(hubs, run, printed).catch((error: unknown) => {
        failed = true;
        throw error;
      });
      missing = run.statistics.notAsked(missing);
    });
  }
}

async function check(
  { schema, operations, timeLimit }: Run,
  seed: number,
  numRuns: number,
  ask: (printed: Printed) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(operations, (operation) => ask(printOperation(schema, operation)));
  const details = await fc.check(property, { numRuns, seed, interruptAfterTimeLimit: timeLimit });
  const { failed, interrupted, errorInstance, numShrinks } = details;
  if (!failed && !interrupted) return;
  const message = failed
    ? (errorInstance as Error).message
    : `out of time after ${details.numRuns} operations`;
  // What fast-check says of the model itself would hide the operation that it stands for.
  throw new Error(`Seed ${seed}, made simpler ${numShrinks} times: ${message}`);
}

async function compare(hubs: Hubs, { role, statistics }: Run, printed: Printed): Promise<void> {
  const { request, repetition } = printed;
  statistics.countAsked(printed.asked);
  const answer = await compareAs(hubs, callerAs(role), request, statistics);
  statistics.countAnswered(answer, printed.scope);
  // A plan that was kept must not remember who asked, nor with what.
  if (repetition) await compareAs(hubs, otherCallerAs(role), repetition, statistics);
}

async function compareAs(
  hubs: Hubs,
  caller: Caller,
  request: Request,
  statistics: Statistics,
): Promise<Answer> {
  const [compiled, generic] = await askBoth(hubs, caller, request);
  statistics.count(generic);
  if (!areEqual(compiled, generic)) {
    const alike =
      isLeftToChance(compiled, generic) || (await comeTogether(hubs, caller, request, [compiled, generic]));
    if (!alike) throw new Different(caller, request, compiled, generic);
    statistics.leftToChance += 1;
  }
  if (/"code":"GRAPHQL_(VALIDATION|PARSE)_FAILED"/.test(generic.body)) {
    throw new Error(`This is no operation of ${caller.role}:\n${request.query}\n${generic.body}`);
  }
  return generic;
}

const mostTries = 10;

/** Where the first of several errors is told, asked again and again both hubs must come to tell the same one. */
async function comeTogether(
  hubs: Hubs,
  caller: Caller,
  request: Request,
  answers: [Answer, Answer],
): Promise<boolean> {
  const told = { compiled: new Set<string>(), generic: new Set<string>() };
  let [compiled, generic] = answers;
  for (let tries = 0; tries < mostTries && failedAsAWhole(compiled) && failedAsAWhole(generic); tries += 1) {
    told.compiled.add(compiled.body);
    told.generic.add(generic.body);
    if ([...told.compiled].some((body) => told.generic.has(body))) return true;
    [compiled, generic] = await askBoth(hubs, caller, request);
  }
  return false;
}

export const askBoth = (hubs: Hubs, caller: Caller, request: Request): Promise<[Answer, Answer]> =>
  Promise.all([hubs.compiled(caller, request), hubs.generic(caller, request)]);

/** The answer that both hubs give, to the letter. Throws when they differ. */
export async function askSame(hubs: Hubs, caller: Caller, request: Request): Promise<Answer> {
  const [compiled, generic] = await askBoth(hubs, caller, request);
  if (!areEqual(compiled, generic)) throw new Different(caller, request, compiled, generic);
  return generic;
}

/** All that is needed to ask again. */
class Different extends Error {
  constructor({ role, partnerId }: Caller, request: Request, compiled: Answer, generic: Answer) {
    const { query, variables = {}, operationName } = request;
    const [one, other] = [readable(compiled), readable(generic)];
    super(
      [
        `The compiled read answers ${partnerId} (${role}) differently from the generic one.`,
        `First at ${firstDifference(one, other)}`,
        print(parse(query)),
        `variables ${JSON.stringify(variables)}, operationName ${operationName ?? 'left out'}`,
        `compiled: ${short(one, 4_000)}`,
        `generic: ${short(other, 4_000)}`,
      ].join('\n'),
    );
  }
}
