import { startTestHub, type TestHub } from '../setup/test-hub';
import { ClientAsks } from './client-asks';
import { codes, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

const quality = (actor: Actor, fields = 'trajectoriesToMatch') =>
  write.ask(actor)(`{ dataQuality(provider: ["leger-des-heils"]) { score ${fields} } }`);

describe('trajectories that nobody has matched yet', () => {
  it('are told of the provider that guides them to those in charge, and leave its score as it is', async () => {
    const { dataQuality: before } = (await quality('central')).data;
    const client = await write.newClient();
    await write.register('otherProvider', { route: 'FAMILY' });
    const waiting = [{ score: before[0].score, trajectoriesToMatch: before[0].trajectoriesToMatch + 1 }];
    for (const actor of ['central', 'coordinator'] as const)
      expect((await quality(actor)).data.dataQuality).toEqual(waiting);
    expect((await quality('provider', '')).data.dataQuality).toEqual([{ score: before[0].score }]);
    expect(codes(await new ClientAsks(write).markNew('coordinator', client.coordinator))).toEqual([]);
    expect((await quality('central')).data.dataQuality).toEqual(before);
  });

  it('do not exist in the schema of a provider', async () => {
    expect((await quality('provider')).status).toBe(400);
  });
});
