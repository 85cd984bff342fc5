import { publishMeasures } from '../../setup/publish';
import { startTestHub, type TestHub } from '../../setup/test-hub';
import {
  attackAverages,
  attackBeside,
  attackCube,
  attacked,
  attackTables,
  attackWithOwn,
  readMeasures,
  stockAsRead,
  type ReadMeasure,
} from './http/harness';
import { startHubOf, type HubOfPeople } from './http/hub-of-people';
import { laterOverHttp } from './http/later';
import { newcomers } from './http/people';
import { repeatsOverHttp } from './http/questions';
import { derivedOverHttp, pseudonymsOverHttp } from './http/seeded-hub';
import { readStock, stableStockOverHttp, type StockRead } from './http/stocks';
import { timingOverHttp } from './http/timing';
import { twoVersionsOverHttp } from './http/two-versions';
import { Report, type Figure } from './report';

/** What the API answers over HTTP of people whom the job published, attacked as whoever asks could. */
const all = process.env.ATTACKS === 'all';
const report = new Report();

const broken = (figures: readonly Figure[]): string[] =>
  figures
    .map((figure) => report.add(figure))
    .filter(({ passed }) => !passed)
    .map(({ publisher, attack, over, figure }) => `${publisher}: ${attack} (${over}): ${figure}`);

jest.setTimeout(all ? 1_800_000 : 60_000);

afterAll(() => {
  if (all) report.write('the API', introduction);
});

describe.each(all ? [100, 350] : [100])('of %d people who registered', (size) => {
  let of: HubOfPeople;
  let measures: [ReadMeasure, ReadMeasure];
  beforeAll(async () => {
    of = await startHubOf((region) => newcomers(size, `http/${size}`, region), attacked);
    measures = await readMeasures(of);
  });
  afterAll(() => of.hub.stop());

  it('everybody gets the same, however it is asked for', async () => {
    expect(broken([await repeatsOverHttp(of.hub, attacked, all ? 1000 : 150)])).toEqual([]);
  });

  it('tables that are put side by side prove nothing', async () => {
    for (const measure of measures) expect(broken(await attackTables(measure, all))).toEqual([]);
  });

  it('periods and measures of which one holds the other prove nothing', async () => {
    expect(broken(await attackBeside(of))).toEqual([]);
  });

  it('own exact figures prove nothing of others', async () => {
    expect(broken(await attackWithOwn(of, measures[0], all))).toEqual([]);
  });

  if (all)
    it('the base cube holds nobody for sure', async () => {
      expect(broken(await attackCube(measures[0]))).toEqual([]);
    });

  if (all)
    it('takes as long about nobody as about many', async () => {
      expect(broken([await timingOverHttp(of.hub, 300)])).toEqual([]);
    });

  // The last one: afterwards nobody is there.
  it('nothing changes by what happens later, and nothing is said besides', async () => {
    expect(broken(await laterOverHttp(of, all ? attacked : attacked.slice(1)))).toEqual([]);
  });
});

it('two versions tell no more than one', async () => {
  expect(broken([await twoVersionsOverHttp(100, all ? 30 : 1)])).toEqual([]);
});

describe('of the clients of the tests', () => {
  let hub: TestHub;
  const measures = ['TRIAGE_WITHIN_SIX_WEEKS', ...(all ? ['LENGTH_OF_STAY_ONGOING'] : [])];
  beforeAll(async () => {
    hub = await startTestHub();
    await publishMeasures(hub.database, measures);
  });
  afterAll(() => hub.stop());

  it('shares and durations say no more than the published counts', async () => {
    expect(broken([await derivedOverHttp(hub, measures)])).toEqual([]);
  });

  it('the pseudonyms of two recipients cannot be joined', async () => {
    expect(broken([await pseudonymsOverHttp(hub)])).toEqual([]);
  });
});

if (all)
  describe('of a stock', () => {
    it.each([0, 0.03])('eight half-years tell hardly more than one, %d renewed in each', async (renewed) => {
      const stocks: StockRead[] = [];
      for (const [place, size] of (renewed === 0 ? [100, 350, 100, 350] : [100, 350]).entries())
        stocks.push(await readStock(size, renewed, `http/stock/${place}`));
      for (const stock of stocks.slice(0, 2))
        expect(broken(await attackTables(stockAsRead(stock), true))).toEqual([]);
      // Where people come and go too few counts stay the same to judge by; the method by itself is tried on more.
      if (renewed === 0) expect(broken(stableStockOverHttp(renewed, stocks))).toEqual([]);
    });
  });

if (all)
  it('averaging over partitions gains nothing', async () => {
    const read: ReadMeasure[] = [];
    for (let place = 0; place < 10; place += 1) {
      const of = await startHubOf((region) => newcomers(100, `http/average/${place}`, region), attacked);
      read.push((await readMeasures(of))[0]);
      await of.hub.stop();
    }
    expect(broken([attackAverages(read)])).toEqual([]);
  });

const introduction = `## What the API answers

Made-up people were put into a database, as they would register; the job published them, and the attacks asked the API over HTTP, as every role. A
register of registrations (a flow with its halves and quarters), of registered persons (some registered in both halves of the year) and of people in
a facility (eight half-years) was read in full: every table of the catalogue, of causes also those who do not have them.`;
