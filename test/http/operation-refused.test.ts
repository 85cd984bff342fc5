import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

async function send(body: object) {
  const authorization = `Bearer ${await hub.token('dashboard', 'DASHBOARD')}`;
  return hub.post(JSON.stringify(body), { authorization });
}

describe('an operation that cannot be run', () => {
  it.each([
    ['by a name that it does not have', 'query Main { viewer { role } }', 'Nobody'],
    ['by a name where it has none', '{ __typename }', 'Nobody'],
    ['without a name where there are two', 'query A { __typename } query B { __typename }', undefined],
  ])('is refused %s, in words that tell nothing of the inside', async (_what, query, operationName) => {
    const { status, data, errors } = await send({ query, operationName });
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    expect(errors![0]!.message).toMatch(/operation/i);
  });

  it.each([
    [
      'an argument',
      'query ($order: FacilityOrder = NAME_ASC) { facilities(orderBy: $order) { totalCount } }',
      { order: null },
    ],
    ['a directive', 'query ($with: Boolean = true) { viewer { role @include(if: $with) } }', { with: null }],
  ])('is told as bad input where a null comes to %s that takes none', async (_what, query, variables) => {
    const { errors } = await send({ query, variables });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors![0]!.message).toMatch(/must not be null/);
  });
});
