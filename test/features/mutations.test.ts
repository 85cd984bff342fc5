import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';

const herstart = toGlobalId('Facility', 'kromhout-herstart');

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

async function linesInLedger(): Promise<number> {
  const { rows } = await hub.database.owner.query(
    'select count(*)::integer as lines from hub.capacity_mutation',
  );
  return rows[0].lines;
}

describe('an operation', () => {
  const line = (reference: string) =>
    `reportCapacityMutation(input: { facility: "${herstart}", kind: CONFIRMATION, effectiveOn: "2026-11-17", reference: "${reference}" }) { alreadyReported }`;

  it.each([
    ['side by side', `mutation { a: ${line('one')} b: ${line('two')} }`],
    [
      'through a fragment',
      `mutation { ...F } fragment F on Mutation { a: ${line('one')} ... on Mutation { b: ${line('two')} } }`,
    ],
  ])('holds one mutation: two %s are refused and neither is recorded', async (_, document) => {
    const before = await linesInLedger();
    const { status, errors } = await hub.as('leger-des-heils', 'CARE_PROVIDER')(document);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await linesInLedger()).toBe(before);
  });
});
