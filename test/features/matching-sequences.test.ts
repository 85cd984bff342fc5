import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

const size = 5;

/** Links two of some trajectories, or undoes one of the links that stand. */
type Act = { link: [number, number] } | { undo: number };
const acts = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.nat(size - 1), fc.nat(size - 1))
        .filter(([one, other]) => one !== other)
        .map((link): Act => ({ link })),
    },
    { weight: 2, arbitrary: fc.nat(9).map((undo): Act => ({ undo })) },
  ),
  { minLength: 1, maxLength: 14 },
);

/** Trajectories of as many clients; returns their keys. */
async function newTrajectories(): Promise<string[]> {
  const clients = Array.from({ length: size }, () => factories.client());
  const trajectories = clients.map(({ id }) => factories.trajectory({ client_id: id }));
  await insert(database.owner, 'hub.client', clients);
  await insert(database.owner, 'hub.trajectory', trajectories);
  await insert(
    database.owner,
    'hub.client_reference',
    clients.map(({ id }) => ({ partner_id: 'yulius', hash: String(id), client_id: id })),
  );
  return trajectories.map(({ id }) => String(id));
}

let serial = 0;
async function record(kind: string, row: object): Promise<string> {
  const reference = `sequence-${(serial += 1)}`;
  const by = { actor_id: 'yulius', actor_role: 'CASE_COORDINATOR', reference };
  const reason = kind === 'LINKED' ? 'CAME_BACK' : 'NOT_CERTAIN';
  const given = { kind, reason, ...by, ...row };
  const columns = Object.keys(given).join(', ');
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into hub.client_match (${columns})
     select ${columns} from jsonb_populate_record(null::hub.client_match, $1) returning id`,
    [JSON.stringify(given)],
  );
  return rows[0]!.id;
}

/** Which of them are of one client, each named by the first: the trajectories, and the references. */
async function together(
  keys: string[],
): Promise<{ trajectories: number[]; references: number[]; origins: boolean }> {
  const { rows } = await database.owner.query<{ client: string; reference: string; origin: string }>(
    `select t.client_id as client, r.client_id as reference, coalesce(t.origin_id, t.client_id) as origin
     from unnest($1::uuid[]) with ordinality k(id, place) join hub.trajectory t on t.id = k.id
     join hub.client_reference r on r.hash = coalesce(t.origin_id, t.client_id)::text order by place`,
    [keys],
  );
  const firstOf = (of: 'client' | 'reference') =>
    rows.map((row) => rows.findIndex((other) => other[of] === row[of]));
  const own = rows.map(({ origin }) => origin);
  return {
    ...{ trajectories: firstOf('client'), references: firstOf('reference') },
    origins: rows.every(({ client }) => own.includes(client)),
  };
}

/** The same, as the links that stand say it. */
function expected(links: ReadonlyArray<readonly [number, number]>): number[] {
  const groups = Array.from({ length: size }, (_, i) => i);
  for (const [one, other] of links) {
    const [kept, gone] = [groups[one]!, groups[other]!];
    groups.forEach((group, i) => (groups[i] = group === gone ? kept : group));
  }
  return groups.map((group) => groups.indexOf(group));
}

describe('links, in whatever order they are made and undone', () => {
  it('leave together what the links that stand hold together, with references, under a client of their own', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const keys = await newTrajectories();
        const standing: Array<{ id: string; link: [number, number] }> = [];
        for (const act of given) {
          if ('undo' in act) {
            if (standing.length === 0) continue;
            const [undone] = standing.splice(act.undo % standing.length, 1);
            const [trajectory_id, other_id] = undone!.link.map((i) => keys[i]);
            await record('UNLINKED', { trajectory_id, other_id, undoes_id: undone!.id });
          } else {
            const groups = expected(standing.map(({ link }) => link));
            const [one, other] = act.link;
            if (groups[one] === groups[other]) continue;
            const id = await record('LINKED', { trajectory_id: keys[one], other_id: keys[other] });
            standing.push({ id, link: act.link });
          }
          const groups = expected(standing.map(({ link }) => link));
          expect(await together(keys)).toEqual({ trajectories: groups, references: groups, origins: true });
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});
