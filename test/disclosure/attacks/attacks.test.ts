import { roundMargin } from '../../../src/disclosure/counts/round-margin';
import { controlledFlow, controlledRounding } from './controlled-rounding';
import { attack, everything, quick, type Effort } from './harness';
import { countsWithMean } from './means';
import { asTheHub, byCounts, byFailedAttempt, mergingTells } from './merging';
import { cumulative, smallMunicipalities } from './municipality-stock';
import { cellKey, exactMeans, liveRounding, noisePerQuery } from './mutants';
import { hub, nestedMeasures, oneByOne } from './nested-measures';
import type { Publisher } from './publisher';
import { Report, type Figure } from './report';
import { versions } from './versions';

/** `npm run attack` tries everything, and writes what it found for a data-protection officer to read. */
const all = process.env.ATTACKS === 'all';
const effort: Effort = all ? everything : quick;
/** A publisher that fails need not be searched to the end. */
const shorter: Effort = {
  ...effort,
  thorough: false,
  secrets: all ? 20 : 3,
  publications: Math.min(effort.publications, 15),
  stocks: 0,
};
const report = new Report();

const collect = (figures: readonly Figure[]): Figure[] => figures.map((figure) => report.add(figure));
const failures = (figures: readonly Figure[]): string[] => report.failures(figures);
const broken = (figures: readonly Figure[]): string[] =>
  figures.filter(({ passed }) => !passed).map(({ attack: name, figure }) => `${name}: ${figure}`);

jest.setTimeout(all ? 1_800_000 : 60_000);

afterAll(() => {
  if (all) report.write('publishers', introduction);
});

describe('published counts', () => {
  it.each([controlledRounding, controlledFlow])('withstand every attack: $name', async (publisher) => {
    expect(failures(await attack(publisher, effort))).toEqual([]);
  });

  it('tell no more by their two versions', async () => {
    expect(failures([await versions(100, all ? 200 : 20)])).toEqual([]);
  });

  it('tell hardly more of a small municipality in eight half-years than in one', () => {
    const runs = all ? 3000 : 1000;
    expect(failures([smallMunicipalities(controlledRounding.name, roundMargin, runs)])).toEqual([]);
  });

  it('of measures that hold one another prove nothing side by side', async () => {
    expect(failures([await nestedMeasures(hub, all ? 100 : 5)])).toEqual([]);
  });

  it('tell nothing by what of them was merged', () => {
    expect(failures([mergingTells(asTheHub, all ? 4 : 3)])).toEqual([]);
  });

  it('would tell the counts with exact means beside them, as the handbook shows', () => {
    const seen = [
      [9, 11.25],
      [14, 7.9167],
      [19, 9.25],
    ] as const;
    const counts = seen.map(([count, mean]) =>
      countsWithMean({ lower: count - 2, upper: count + 2 }, mean, 4),
    );
    expect(counts).toEqual([[8], [12], [20]]);
  });
});

describe('publishers that protect too little turn the attacks red', () => {
  const found = async (publisher: Publisher) => broken(collect(await attack(publisher, shorter))).join('\n');

  it('live conventional rounding', async () => {
    const red = await found(liveRounding);
    expect(red).toContain('one record added after the period closed');
    expect(red).toContain('sums that differ between tables');
    expect(red).toContain('linear programming over all linked tables');
  });

  it('a cell key with D = 2', async () => {
    const red = await found(cellKey);
    expect(red).toContain('averaging over partitions');
    expect(red).toContain('sums that differ between tables');
    expect(red).toContain('linear programming over all linked tables');
  });

  it('noise per query', async () => {
    const red = await found(noisePerQuery);
    expect(red).toContain('the same question asked again');
    expect(red).toContain('linear programming over all linked tables');
  });

  it('exact means beside protected counts', async () => {
    expect(await found(exactMeans)).toContain('exact means combined with counts');
  });

  it.each([byCounts, byFailedAttempt])('$name', (choosing) => {
    expect(broken(collect([mergingTells(choosing, 3)]))).toHaveLength(1);
  });

  it('nested measures one by one', async () => {
    expect(broken(collect([await nestedMeasures(oneByOne, all ? 20 : 2)]))).toHaveLength(1);
  });

  it('cumulative rounding of one-way tables', () => {
    const figure = smallMunicipalities('mutant: cumulative rounding', cumulative, all ? 3000 : 1000);
    expect(broken(collect([figure]))).toHaveLength(1);
  });
});

const introduction = `## The method by itself, and methods that protect too little

Every publisher below was given made-up clients with seven dimensions, whose shares follow the tables of the documents; it published the
total, seven one-way and 21 two-way tables (a flow: its half-years too). The first publishers work as the hub does, without a database, so
that they can be tried with many secrets. Those called *mutant* protect too little, on purpose: the attacks must find it, or they would be worth
nothing.

*Guessed right*: an attacker who learned, from as many publications with other keys, which true count goes most often with what is seen.`;
