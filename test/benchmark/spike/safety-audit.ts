import { asCaller, codeOf, withDdl, type Check } from './check';
import { runPipelined } from './compiled';
import { cases, provider } from './operations';
import type { Style } from './page';
import type { SpikeDatabase } from './spike-database';

const request = cases['O3 trajectories, provider'];
const insertRight = 'insert (operation, subjects) on audit_event';

/** Whether a read leaves an audit line with exactly the ids that it returned. */
async function leavesItsLine({ admin, pool }: SpikeDatabase, audit: Style['audit']): Promise<boolean> {
  const text = await runPipelined(pool, request, { audit, toOne: 'join' });
  const { data } = JSON.parse(text) as { data: { trajectories: { id: string }[] } };
  const ids = data.trajectories.map(({ id }) => id);
  const line = 'select from audit_event where subjects = $1 and partner_id = $2';
  return (await admin.query(line, [ids, provider.partner])).rowCount! > 0;
}

const writeForAnother = `insert into audit_event (partner_id, operation, subjects) values ('x', 'y', '{}')`;

export const auditChecks: Check[] = [
  {
    claim: 'audit line refused: the caller gets the error, not the answer',
    expected: '42501',
    see: ({ admin, pool }) =>
      withDdl(
        admin,
        `revoke ${insertRight} from hub_care_provider`,
        `grant ${insertRight} to hub_care_provider`,
        () => codeOf(runPipelined(pool, request)),
      ),
  },
  {
    claim: 'audit line holds exactly the ids returned, in both ways of passing them',
    expected: [true, true],
    see: async (database) => [await leavesItsLine(database, 'setting'), await leavesItsLine(database, 'cte')],
  },
  {
    claim: 'a role cannot write an audit line for another partner, nor read the trail',
    expected: ['42501', '42501'],
    see: async (database) => [
      await codeOf(asCaller(database, provider, writeForAnother)),
      await codeOf(asCaller(database, provider, 'select from audit_event')),
    ],
  },
];
