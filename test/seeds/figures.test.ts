import { readReference } from '../../seeds/transcribed';

const find = (file: string, id: string) => readReference(file).find((row) => row.id === id)!;
const figures = (series: string) =>
  ['figures-agenda', 'figures-vision'].flatMap(readReference).filter((row) => row.series === series);
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the published figures', () => {
  it('keep both numbers of registrations of 2018, as one disagreement', () => {
    const both = figures('night-shelter-registrations').filter(({ period }) => period === '2018');
    expect(both.map(({ valueMin, valueMax }) => [valueMin, valueMax])).toEqual([
      [346, 346],
      [358, 358],
    ]);
    expect(both[0]!.conflictKey).not.toBeNull();
    expect(new Set(both.map(({ conflictKey }) => conflictKey)).size).toBe(1);
    expect(both.map(({ source }) => /tabel/.test(source.place))).toEqual([true, false]);
  });

  it('of the origin of clients add up to the printed 90', () => {
    const rows = figures('origin-of-clients');
    const total = rows.filter(({ category }) => category === 'Totaal');
    expect(total.map(({ valueMin }) => valueMin)).toEqual([90]);
    expect(
      sum(rows.filter(({ category }) => category !== 'Totaal').map(({ valueMin }) => valueMin as number)),
    ).toBe(90);
  });

  it('of causes add up to more than the clients, since one client may have several', () => {
    expect(sum(figures('causes').map(({ valueMin }) => valueMin as number))).toBe(115);
  });

  it('of the average beds leave out the years that are unknown', () => {
    const beds = figures('night-shelter-beds-average');
    expect(beds.map(({ period, valueMin }) => [period, valueMin])).toEqual([
      ['2015', 30],
      ['2018', 42],
      ['2019-H1', 55.5],
      ['2019', 55],
    ]);
  });

  it('of the registrations are those of the table', () => {
    const values = Object.fromEntries(
      figures('night-shelter-registrations').map(({ id, valueMin }) => [id, valueMin]),
    );
    expect(Object.values(values)).toEqual([287, 293, 338, 346, 178, 358]);
  });

  it('count persons of the Drechtsteden where the agenda says 135 to 145', () => {
    expect(figures('demand-total')).toMatchObject([
      { valueMin: 135, valueMax: 145, unit: 'PERSON', flow: 'PER_YEAR', area: 'DRECHTSTEDEN' },
    ]);
  });

  it('have no number where the document has none', () => {
    expect(find('figures-agenda', 'demand-2020-youth-care')).toMatchObject({
      valueMin: null,
      valueMax: null,
      text: 'Nntb',
    });
  });

  it('that disagree are never alone', () => {
    const all = ['figures-agenda', 'figures-vision'].flatMap(readReference);
    const keys = all.flatMap(({ conflictKey }) => (conflictKey ? [conflictKey as string] : []));
    expect(keys.filter((key) => keys.indexOf(key) === keys.lastIndexOf(key))).toEqual([]);
  });
});
