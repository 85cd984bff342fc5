import { join } from 'node:path';
import { batchesOf, type Batch, type Making } from '../../seeds/batches';
import { projectRoot } from '../../src/project-root';

const making: Making = {
  // More than one batch.
  ...{ population: 2_600, today: '2026-11-22', secret: 'a secret', lastPosition: 7 },
  recipients: { inCharge: ['dordrecht'], ofMunicipality: new Map([['GM0505', [{ partner: 'dordrecht' }]]]) },
  deadlines: new Map(),
};

/** As built: a thread runs no TypeScript. */
const { batchesAhead } = jest.requireActual<{ batchesAhead: (given: Making) => AsyncGenerator<Batch> }>(
  join(projectRoot, 'dist/seeds/batches-ahead'),
);

it('a thread of its own makes the same clients', async () => {
  const ahead: Batch[] = [];
  for await (const batch of batchesAhead(making)) ahead.push(batch);
  expect(ahead.length).toBeGreaterThan(1);
  expect(ahead).toEqual([...batchesOf(making)]);
});

it('one that is stopped half-way ends its thread', async () => {
  for await (const { clients } of batchesAhead(making)) {
    expect(clients).toBeGreaterThan(0);
    break;
  }
});
