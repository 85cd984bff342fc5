import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { facility, capacityMutation } from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { fileClient, startFileHub, type FileClient, type FileHub } from '../setup/files';

let hub: FileHub;
let provider: FileClient;

const facilities = Array.from({ length: 10 }, (_, i) => `large-${i}`);
const days = 1_000;

beforeAll(async () => {
  hub = await startFileHub();
  provider = fileClient(hub, 'yulius');
  const { owner } = hub.database;
  await insert(
    owner,
    'hub.facility',
    facilities.map((id) => facility({ id, operator_id: 'yulius' })),
  );
  await insert(
    owner,
    'hub.capacity_mutation',
    facilities.map((facility_id) =>
      capacityMutation({
        ...{ facility_id, kind: 'OPENING', place_kind: 'REGULAR', number: 30 },
        ...{ effective_on: '2000-01-01', reporter_id: 'yulius' },
      }),
    ),
  );
});
afterAll(() => hub.stop());

/** A row a day of each facility, with a count every day and a change every week. */
function* rows(): Generator<string> {
  yield 'voorziening;datum;plekken_regulier;buiten_gebruik;bezet;toelichting\r\n';
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
    const week = Math.floor(day / 7);
    for (const id of facilities)
      yield `${id};${date};${30 + (week % 3)};${week % 2};${20 + (day % 7)};dag ${day}\r\n`;
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The most memory that is really in use while work goes on, above what was in use before, in MB. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const inUse = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const before = inUse();
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(inUse()), 1_500);
  await work();
  clearInterval(timer);
  // However fast it was.
  samples.push(inUse());
  return Math.max(...samples) - before;
}

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const start = performance.now();
  return [await work(), performance.now() - start];
};

it('a file of 10,000 rows is checked and recorded in little memory', async () => {
  const file = [...rows()].join('');
  const growth = await growthDuring(async () => {
    const { body } = await provider.send(file);
    expect(body).toMatchObject({ rows: 10_000, canCommit: true });
    const committed = await provider.commit(body.id, { confirm: true });
    expect([committed.status, committed.body.errors]).toEqual([200, undefined]);
    expect(committed.body.recorded.total).toBe(body.toRecord.total);
    expect(committed.body.recorded.perKind.OCCUPANCY_COUNT).toBe(10_000);
  });
  // Client and hub share this process: both sides of two answers of 5 MB count too.
  expect(growth).toBeLessThan(100);
}, 120_000);

it('a file of 10,000 rows is known again, and not in minutes', async () => {
  const [{ body }, ms] = await timed(() => provider.send([...rows()].join('')));
  expect(body).toMatchObject({ alreadyReportedRows: 10_000, toRecord: { total: 0 } });
  expect(ms).toBeLessThan(20_000);
}, 60_000);

it('4,000 rows of one facility are checked, and not in minutes', async () => {
  const start = Date.UTC(2003, 0, 1);
  const file = ['voorziening;datum;bezet;buiten_gebruik'];
  for (let day = 0; day < 4_000; day += 1)
    file.push(
      `large-0;${new Date(start + day * 86_400_000).toISOString().slice(0, 10)};${day % 20};${day % 5}`,
    );
  const [{ body }, ms] = await timed(() => provider.send(file.join('\n')));
  expect(body.rows).toBe(4_000);
  expect(ms).toBeLessThan(20_000);
}, 60_000);
