import { capacityMutation, facility } from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { startProvider, type Provider } from './provider';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
  const { owner } = provider.hub.database;
  const provides = 'leger-des-heils';
  await insert(owner, 'hub.facility', [facility({ id: 'of-old', operator_id: provides })]);
  await insert(owner, 'hub.capacity_mutation', [
    capacityMutation({
      ...{ facility_id: 'of-old', kind: 'OPENING', place_kind: 'REGULAR', number: 60 },
      ...{ effective_on: '2000-01-01', reporter_id: provides },
    }),
  ]);
});
afterAll(() => provider.leave());

/** The hub takes a thousand rows at a time when it reads, and two thousand when it records. */
const days = 1_200;

/** A count a day in each of two facilities. */
function* rows(): Generator<string> {
  yield 'voorziening;datum;bezet';
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2020, 0, 2 + day)).toISOString().slice(0, 10);
    yield `kromhout-herstart;${date};${10 + (day % 10)}`;
    yield `of-old;${date};${30 + (day % 10)}`;
  }
}

describe('a file of 2,400 rows', () => {
  it('is recorded, and then changes nothing', async () => {
    const file = provider.folder.file('years.csv', [...rows()].join('\r\n'));
    const first = await provider.run('report', file, '--quiet', '--confirm');
    expect(first).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Vastgelegd: 2.400 regels (bezettingstelling 2.400).'),
    });
    const lines = await provider.hub.linesInLedger();
    const second = await provider.run('report', file, '--lang', 'en');
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^years\.csv: 2,400 rows, 2,400 reported before\n/);
    expect(second.out).toMatch(/ {2}row 2, row 3, row 4, .*, and another 2,390\n/);
    expect(await provider.hub.linesInLedger()).toBe(lines);
  }, 180_000);
});
