import fc from 'fast-check';
import { startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { Reader } from '../../src/engine/reader';
import { roleSchemas } from '../../src/role-schemas';
import { testLogins } from '../setup/test-database';
import { callerAs } from './callers';
import { readCursors } from './cursors';
import { operationsOver } from './generator';
import { startHubs } from './hubs';
import { readPools } from './pools';
import { printOperation } from './print';

const role = 'CENTRAL_MUNICIPALITY';
const seed = Number(process.env.EQUALITY_SEED ?? 20_261_122);

/** In this process, where one can see how it reads. */
const startHere = (databaseUrl: string) =>
  startApp(readConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'fatal' }), {
    ...{ databaseUrl, dataDir: testLogins().dataDir },
  });

it('operations with which nothing is wrong are read by the compiled statement, and hardly ever one by one', async () => {
  const hubs = await startHubs();
  const here = await startHere(hubs.database.serviceUrl);
  const { whole, byRole } = roleSchemas();
  const schema = byRole.get(role)!;
  const pools = await readPools(hubs.database.ownerUrl, whole);
  const cursors = await readCursors(schema, role, hubs.generic, pools);
  const authorization = `Bearer ${await hubs.token(callerAs(role))}`;
  const oneByOne = jest.spyOn(Reader.prototype, 'read');
  const counts = { right: 0, readOneByOne: 0 };
  for (const operation of fc.sample(operationsOver(schema, pools, cursors), { numRuns: 120, seed })) {
    oneByOne.mockClear();
    const { request } = printOperation(schema, operation);
    const headers = { 'content-type': 'application/json', authorization };
    const sent = { method: 'POST', headers, body: JSON.stringify(request) };
    if ((await (await fetch(`${here.url}/graphql`, sent)).text()).includes('"errors"')) continue;
    counts.right += 1;
    counts.readOneByOne += oneByOne.mock.calls.length > 0 ? 1 : 0;
  }
  await here.stop();
  await hubs.stop();
  expect(counts.right).toBeGreaterThan(60);
  expect(counts.readOneByOne).toBeLessThan(counts.right / 6);
});
