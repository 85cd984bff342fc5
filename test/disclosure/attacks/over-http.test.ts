import { publishMeasures } from '../../setup/publish';
import { startTestHub, type TestHub } from '../../setup/test-hub';
import {
  attackAverages,
  attackBeside,
  attackCube,
  attacked,
  attackTables,
  attackWithOwn,
  readLeavers,
  readMeasures,
  stockAsRead,
  withheldIn,
  type ReadMeasure,
} from './http/harness';
import { familyOverHttp, family } from './http/families';
import { startHubOf, type HubOfPeople } from './http/hub-of-people';
import { laterOverHttp, publishingAnew } from './http/later';
import * as mutants from './http/mutants';
import { redrawn } from './http/overwritten';
import { leavers, newcomers } from './http/people';
import { repeatsOverHttp } from './http/questions';
import { derivedOverHttp, equalPseudonyms, pseudonymsOverHttp } from './http/seeded-hub';
import { readStock, stableStockOverHttp, type StockRead } from './http/stocks';
import { countingWhenAsked, timingOverHttp } from './http/timing';
import { twoVersionsOverHttp } from './http/two-versions';
import { Report, type Figure } from './report';

/** What the API answers over HTTP of people whom the job published, attacked as whoever asks could. */
const all = process.env.ATTACKS === 'all';
const report = new Report();
const failures = (figures: readonly Figure[]): string[] => report.failures(figures);
/** Of a mutant: what the attacks that saw it are called. */
const red = (figures: readonly Figure[]): string[] => {
  figures.forEach((figure) => report.add(figure));
  return figures.filter(({ passed }) => !passed).map(({ attack }) => attack);
};

jest.setTimeout(all ? 1_800_000 : 60_000);

afterAll(() => {
  if (all) report.write('the API', introduction);
});

describe.each(all ? [100, 350] : [100])('of %d people who registered, and as many who left', (size) => {
  let of: HubOfPeople;
  let left: HubOfPeople;
  let measures: [ReadMeasure, ReadMeasure];
  beforeAll(async () => {
    const seed = `http/${size}`;
    const made = await startHubOf(
      (region) => [...newcomers(size, seed, region), ...leavers(size, `${seed}/left`, region)],
      [...attacked, ...(all ? family : ['OUTFLOW'])],
    );
    of = { ...made, people: made.people.filter(({ destination }) => !destination) };
    left = { ...made, people: made.people.filter(({ destination }) => destination) };
    measures = await readMeasures(of);
  });
  afterAll(() => of.hub.stop());

  it('everybody gets the same, however it is asked for', async () => {
    expect(failures([await repeatsOverHttp(of, attacked, all ? 1000 : 150)])).toEqual([]);
  });

  it('tables that are put side by side prove nothing', async () => {
    for (const measure of measures) expect(failures(await attackTables(measure, all))).toEqual([]);
  });

  it('tables by category prove nothing, rows that are withheld among them', async () => {
    const measure = await readLeavers(left);
    expect(measure.read.flatMap(({ axes }) => axes)).toContain('CATEGORY');
    expect(withheldIn(measure.read)).toBeGreaterThan(0);
    expect(failures(await attackTables(measure, all))).toEqual([]);
  });

  it('periods and measures of which one holds the other prove nothing', async () => {
    expect(failures(await attackBeside(of))).toEqual([]);
  });

  it('own exact figures prove nothing of others', async () => {
    expect(failures(await attackWithOwn(of, measures[0], all))).toEqual([]);
  });

  if (all) {
    it('measures of the same people who left prove nothing side by side', async () => {
      expect(failures([await familyOverHttp(left)])).toEqual([]);
    });

    it('the base cube holds nobody for sure', async () => {
      expect(failures(await attackCube(measures[0]))).toEqual([]);
    });

    it('takes as long about nobody as about many', async () => {
      const ask = of.hub.as('dashboard', 'DASHBOARD');
      expect(failures([await timingOverHttp(ask, size, 300)])).toEqual([]);
      const slower = await timingOverHttp(countingWhenAsked(ask), size, 100);
      expect(red(mutants.asMutant('counting when asked', [slower]))).toHaveLength(1);
    });
  }

  if (size === 100)
    describe('published cells that protect too little turn the attacks red:', () => {
      it('exact counts', async () => {
        const seen = red(await mutants.exactCounts(of, readMeasures, all));
        for (const attack of ['differences', 'linear programming', 'collusion'])
          expect(seen.join()).toContain(attack);
        expect(seen.filter((attack) => attack.startsWith('collusion')).length).toBeGreaterThan(4);
        if (all) expect(seen.filter((attack) => attack.includes('base cube'))).toHaveLength(2);
      });

      it('every cell drawn by itself', async () => {
        const seen = red(await mutants.drawnByItself(of, readMeasures));
        for (const attack of ['sums that differ', 'persons of a year', 'registrations of 2025 beside'])
          expect(seen.join()).toContain(attack);
      });

      it('noise per question', async () => {
        expect(red(await mutants.noisePerQuestion(of, 12))).toHaveLength(1);
      });

      it("somebody else's clients among one's own", async () => {
        expect(red(await mutants.othersAmongOwn(of, measures[0]))).toHaveLength(1);
      });
    });

  // The last ones: afterwards nobody is there.
  it('nothing changes by what happens later, and nothing is said besides', async () => {
    expect(failures(await laterOverHttp(of, all ? attacked : attacked.slice(1)))).toEqual([]);
  });

  if (size === 100)
    it('what is published anew after every change turns that red', async () => {
      const persons = attacked.slice(1);
      const found = await laterOverHttp(of, persons, publishingAnew(of, persons));
      expect(red(mutants.asMutant('published anew', found))).toHaveLength(2);
    });
});

it('two versions tell no more than one, and would if they were exact', async () => {
  const of = await startHubOf((region) => newcomers(100, 'versions', region), []);
  try {
    expect(failures([await twoVersionsOverHttp(of, all ? 30 : 1)])).toEqual([]);
    const found = await twoVersionsOverHttp(of, 1, (read) => mutants.readExactly(of, read));
    expect(red(mutants.asMutant('exact counts', [found]))).toHaveLength(1);
  } finally {
    await of.hub.stop();
  }
});

describe('of the clients of the tests', () => {
  let hub: TestHub;
  let clients: number;
  const measures = [
    'TRIAGE_WITHIN_SIX_WEEKS',
    ...(all ? ['LENGTH_OF_STAY_ONGOING', 'LENGTH_OF_STAY_COMPLETED'] : []),
  ];
  beforeAll(async () => {
    hub = await startTestHub();
    const { rows } = await hub.database.owner.query('select count(*)::integer as count from hub.client');
    clients = rows[0].count;
    await publishMeasures(hub.database, measures);
  });
  afterAll(() => hub.stop());

  it('shares and durations say no more than the published counts', async () => {
    const ask = hub.as('dashboard', 'DASHBOARD');
    const figure = await derivedOverHttp(ask, clients, measures);
    expect(failures([figure])).toEqual([]);
    if (all) expect(figure.over).toContain('KAPLAN_MEIER');
    const apart = await redrawn(hub.database.owner, ['TRIAGE_WITHIN_SIX_WEEKS-2025-H2'], (redraw) =>
      derivedOverHttp(mutants.afterRedrawing(ask, redraw), clients, measures.slice(0, 1)),
    );
    expect(
      red(mutants.asMutant('figures of other counts than those that are published', [apart])),
    ).toHaveLength(1);
  });

  it('the pseudonyms of two recipients cannot be joined, and would be if they were equal', async () => {
    expect(failures([await pseudonymsOverHttp(hub)])).toEqual([]);
    await equalPseudonyms(hub);
    expect(red(mutants.asMutant('equal pseudonyms', [await pseudonymsOverHttp(hub)]))).toHaveLength(1);
  });
});

if (all)
  describe('of a stock', () => {
    it.each([0, 0.03])('eight half-years tell hardly more than one, %d renewed in each', async (renewed) => {
      for (const size of [100, 350]) {
        const stocks: StockRead[] = [];
        for (const place of renewed === 0 ? [0, 1] : [0])
          stocks.push(await readStock({ size, renewed, seed: `http/stock/${place}` }, renewed === 0 ? 6 : 1));
        expect(failures(await attackTables(stockAsRead(stocks[0]!), true))).toEqual([]);
        // Where people come and go too few counts stay the same to judge by; the method by itself is tried on more.
        if (renewed > 0) continue;
        expect(failures(stableStockOverHttp(stocks, 'halves'))).toEqual([]);
        const drawn = stableStockOverHttp(stocks, 'drawnAnew');
        expect(red(mutants.asMutant('every half-year drawn by itself', drawn)).length).toBeGreaterThan(0);
      }
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
    expect(failures([attackAverages(read[0]!.name, 100, read)])).toEqual([]);
    // So few publications do not show noise that could be averaged: the mutants of the method by itself do.
  });

const introduction = `## What the API answers

Made-up people were put into a database, as they would register; the job published them, and the attacks asked the API over HTTP, as every role. A
register of registrations (a flow with its halves and quarters), of registered persons (some registered in both halves of the year), of people who left,
by where they went, and of people in a facility (eight half-years) was read in full: every table of the catalogue, of causes also those who do not have
them, and rows that are withheld as rows of which nothing is told.

*Mutants over HTTP* are hubs whose published cells were overwritten in the database with something that protects too little. Each attack must
turn red on the one that is meant for it; what else it finds or does not find there is printed too.`;
