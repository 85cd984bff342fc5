import { matrix } from '../../src/access/matrix';
import { dataExchanges } from '../../src/features/data-exchange/data-exchanges';
import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

const query = `{ dataExchanges { code name { nl en } purpose { nl en } personalData legalBasis { nl } controller { nl }
  retention { nl en } open slices } }`;

interface Told {
  legalBasis: object | null;
  controller: object | null;
  retention: object | null;
  open: string[];
  slices: string[];
}

it('every slice of the access matrix belongs to one exchange', () => {
  expect(dataExchanges.flatMap(({ slices }) => slices).sort()).toEqual(Object.keys(matrix).sort());
});

it.each(roles)('%s reads for what and on which basis data are exchanged', async (role) => {
  const { data, errors } = await hub.as(callerAs(role).partnerId, role)(query);
  expect(errors).toBeUndefined();
  expect(data.dataExchanges).toHaveLength(dataExchanges.length);
});

it('what no document says is null, and named as open', async () => {
  const { data } = await hub.as('dashboard', 'DASHBOARD')(query);
  for (const { open, ...told } of data.dataExchanges as Told[]) {
    expect([told.legalBasis, told.controller]).toEqual([null, null]);
    expect(open).toEqual([
      ...['legalBasis', 'controller'],
      ...(told.retention === null ? ['retention'] : []),
    ]);
  }
});
