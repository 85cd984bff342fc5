import { onOneConnection } from './check';
import { municipality, provider } from './operations';
import { fixed, table } from '../report';
import type { Caller } from './request';
import type { SpikeDatabase } from './spike-database';
import { become, begin, commit, flush, type Statement } from './unit-of-work';

const transactions = 1000;

const read = (name: string): Statement => ({
  name,
  text: 'select id from trajectory where phase = $1 order by registered_on, id limit 50',
  values: ['MOVE_ON_READY'],
});

/** Milliseconds per transaction when two roles take turns on one connection. */
const time = (database: SpikeDatabase, nameOf: (caller: Caller) => string): Promise<number> =>
  onOneConnection(database, async (client) => {
    const start = performance.now();
    for (let i = 0; i < transactions; i++) {
      const caller = i % 2 ? provider : municipality;
      await flush(client, [begin, become(caller), read(nameOf(caller)), commit]);
    }
    return (performance.now() - start) / transactions;
  });

/** What a change of role costs when both roles share one statement name. The best of three rounds. */
export async function replanReport(database: SpikeDatabase): Promise<string> {
  let [shared, own] = [Infinity, Infinity];
  for (let round = 0; round < 3; round++) {
    shared = Math.min(shared, await time(database, () => 'shared'));
    own = Math.min(own, await time(database, ({ role }) => role));
  }
  return table(
    ['two roles in turn on one connection', 'ms per transaction'],
    [
      ['one name for both roles', fixed(shared, 3)],
      ['one name per role', fixed(own, 3)],
    ],
  );
}
