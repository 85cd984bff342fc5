import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

describe('viewer', () => {
  it('says who asks', async () => {
    const { data } = await hub.as(
      'trivire',
      'HOUSING_ASSOCIATION',
    )('{ viewer { role partner { slug name } } }');
    expect(data.viewer).toEqual({
      role: 'HOUSING_ASSOCIATION',
      partner: { slug: 'trivire', name: 'Trivire' },
    });
  });
});
