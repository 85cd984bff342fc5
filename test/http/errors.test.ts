import { connect } from 'node:net';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { byGet, clientOf, expectNoSecrets, expectRefusal, type Client } from './client';
import { bodyLimit, refused } from './refused';

let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startTestHub({ BODY_LIMIT_BYTES: String(bodyLimit) });
  client = await clientOf(hub);
});
afterAll(() => hub.stop());

describe('a request that cannot be answered', () => {
  it.each(refused)(
    'says what to do, and nothing of what lies behind the hub: %s',
    async (_what, sendIt, status, code) => {
      await expectRefusal(hub, await sendIt(client, hub), status, code);
    },
  );

  it('is answered in the same words when it is no HTTP', async () => {
    const answer = await new Promise<string>((done, fail) => {
      const socket = connect(Number(new URL(hub.url).port), '127.0.0.1', () =>
        socket.end('NONSENSE\r\n\r\n'),
      );
      let text = '';
      socket
        .on('data', (part) => (text += part))
        .once('close', () => done(text))
        .once('error', fail);
    });
    const [head, body] = answer.split('\r\n\r\n');
    const [, requestId] = /x-request-id: (\S+)/.exec(head!) ?? [];
    await expectRefusal(
      hub,
      { status: 400, headers: { 'x-request-id': requestId }, body: JSON.parse(body!) },
      400,
      'BAD_REQUEST',
    );
  });
});

describe('a request that can be answered', () => {
  const viewer = '{ viewer { partner { slug } } }';

  it('is answered by GET as well', async () => {
    const sent = await client.send(byGet(viewer));
    expect(sent).toMatchObject({ status: 200, body: { data: { viewer: { partner: { slug: 'trivire' } } } } });
    await expectNoSecrets(hub, sent);
  });

  it('has a request id of its own', async () => {
    const ids = (await Promise.all([1, 2, 3].map(() => client.ask(viewer)))).map(
      ({ headers }) => headers['x-request-id'],
    );
    expect(new Set(ids).size).toBe(3);
  });
});
