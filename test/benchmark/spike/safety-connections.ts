import type { PoolClient, QueryResult } from 'pg';
import { codeOf, count, countAs, countByHand, onOneConnection, type Check } from './check';
import { association, municipality, provider } from './operations';
import type { Caller } from './request';
import type { SpikeDatabase } from './spike-database';
import { bare, become, begin, commit, flush, sendTogether, withClient } from './unit-of-work';

const notGranted: Caller = { role: 'hub_not_granted', partner: 'provider-0' };
const inTurn = [
  provider,
  municipality,
  { ...provider, partner: 'provider-3' },
  { ...municipality, partner: 'GM0590' },
];

const countsInTurn = (database: SpikeDatabase, planMode: string): Promise<boolean> =>
  onOneConnection(database, async (client) => {
    await client.query(`set plan_cache_mode = ${planMode}`);
    for (let turn = 0; turn < 40; turn++) {
      const caller = inTurn[(turn * 7) % inTurn.length]!;
      if ((await countAs(client, caller)) !== (await countByHand(database.admin, caller))) return false;
      if (turn % 10 === 5 && (await codeOf(countAs(client, association))) !== '42501') return false;
    }
    return true;
  });

/** What each statement of a flush with a refused role answers. */
async function answersOfRefusedFlush(client: PoolClient): Promise<string[]> {
  const settled = await Promise.allSettled(sendTogether(client, [begin, become(notGranted), count, commit]));
  const codes = settled
    .slice(0, 3)
    .map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : '-'));
  return [...codes, (settled[3] as PromiseFulfilledResult<QueryResult>).value.command];
}

async function afterRefusedFlush(client: PoolClient): Promise<number> {
  await codeOf(flush(client, [begin, become(notGranted), count, count, commit]));
  return countAs(client, provider);
}

async function leftAfterCommit(client: PoolClient): Promise<unknown> {
  await countAs(client, provider);
  const settings = `select current_setting('role') as role, current_setting('hub.partner', true) as partner`;
  return (await client.query(settings)).rows[0];
}

export const connectionChecks: Check[] = [
  {
    claim:
      'one connection, one named statement, two roles and four partners in turn (and a third role refused): ' +
      'always the right rows',
    expected: true,
    see: (database) => countsInTurn(database, 'auto'),
  },
  {
    claim: 'the same with forced generic plans',
    expected: true,
    see: (database) => countsInTurn(database, 'force_generic_plan'),
  },
  {
    claim: 'the same with forced custom plans',
    expected: true,
    see: (database) => countsInTurn(database, 'force_custom_plan'),
  },
  {
    claim: 'refused role in a flush: codes of begin, role, read, commit',
    expected: ['-', '42501', '25P02', 'ROLLBACK'],
    see: (database) => onOneConnection(database, answersOfRefusedFlush),
  },
  {
    claim: 'after that the connection and the statement name that failed to parse are usable',
    expected: true,
    see: async (database) =>
      (await onOneConnection(database, afterRefusedFlush)) === (await countByHand(database.admin, provider)),
  },
  {
    claim: 'no role set: every table is closed',
    expected: '42501',
    see: ({ pool }) =>
      codeOf(withClient(pool, (client) => flush(client, [begin, bare('select from facility'), commit]))),
  },
  {
    claim: '`begin` lost: the local settings last one statement and the read is refused',
    expected: '42501',
    see: ({ pool }) => codeOf(withClient(pool, (client) => flush(client, [become(provider), count]))),
  },
  {
    claim: 'after commit nothing is left on the connection',
    expected: { role: 'none', partner: '' },
    see: (database) => onOneConnection(database, leftAfterCommit),
  },
  {
    claim: 'empty partner id sees no row',
    expected: 0,
    see: ({ pool }) => withClient(pool, (client) => countAs(client, { ...provider, partner: '' })),
  },
];
