import JSONstat from 'jsonstat-toolkit';
import { figures, lineOf } from '../features/indicator-asks';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

async function get(path: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await hub.token('dashboard', 'DASHBOARD')}`;
  const response = await fetch(`${hub.url}/indicators/${path}`, { headers: { authorization, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const question = { measure: 'REGISTRATIONS', periodKind: 'YEAR', dimensions: ['MUNICIPALITY'] };
const asked = 'periodKind=YEAR&dimensions=MUNICIPALITY';

describe('figures as CSV', () => {
  it('are those of the schema, a row per cell', async () => {
    const { status, headers, text } = await get(`REGISTRATIONS.csv?${asked}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="registrations.csv"');
    const [head, ...rows] = text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(head).toBe(
      'measure;period;version;as_of;snapshot;synthetic;data_begin_within;municipality;municipality_nl;municipality_en;value;lower;upper;status;reason;overlaps',
    );
    const { series, releases } = await figures(hub.as('dashboard', 'DASHBOARD'), question);
    expect(rows).toHaveLength(series.length * releases.length);
    const last = lineOf(series, 'GM0505').points.at(-1);
    const row = rows.find(
      (one) => one.startsWith(`REGISTRATIONS;${last.period};`) && one.includes(';GM0505;'),
    );
    const { value, lower, upper } = last;
    expect(row).toMatch(
      new RegExp(`;GM0505;Dordrecht;Dordrecht;${value};${lower};${upper};PROTECTED;;false$`),
    );
  });
});

describe('figures as JSON-stat', () => {
  it('are read by a toolkit as those of the schema', async () => {
    const { text } = await get(`registrations.json?${asked}&language=en`);
    const dataset = JSONstat(JSON.parse(text));
    expect([dataset.class, dataset.label, dataset.id]).toEqual([
      'dataset',
      'registrations',
      ['MUNICIPALITY', 'PERIOD'],
    ]);
    expect(dataset.role).toMatchObject({ time: ['PERIOD'], geo: ['MUNICIPALITY'] });
    const { series } = await figures(hub.as('dashboard', 'DASHBOARD'), question);
    for (const { categories, points } of series)
      for (const { period, value, status } of points) {
        const cell = dataset.Data({ MUNICIPALITY: categories[0].code, PERIOD: period });
        expect([cell.value, cell.status]).toEqual([value, status]);
      }
    expect(dataset.Dimension('MUNICIPALITY').Category('GM0505').label).toBe('Dordrecht');
    expect(dataset.extension.lower).toHaveLength(dataset.n);
  });

  it('say of a zero that it reaches as far as its bound, which is not always four', async () => {
    const { value, extension, note } = JSON.parse(
      (await get(`REGISTRATIONS.json?${asked}&language=en`)).text,
    );
    const zeros = extension.upper.filter((_upper: number, i: number) => value[i] === 0);
    expect(zeros).toContain(8);
    const dutch = JSON.parse((await get(`REGISTRATIONS.json?${asked}`)).text);
    const { data } = await hub.as(
      'dashboard',
      'DASHBOARD',
    )('{ __type(name: "IndicatorPoint") { fields { name description } } }');
    const { description } = data.__type.fields.find(({ name }: { name: string }) => name === 'value');
    expect(note.join()).toContain('0 stands for 0 up to and including that upper bound');
    expect(dutch.note.join()).toContain('0 staat voor 0 tot en met die bovengrens');
    expect(description).toContain('0 means 0 up to and including `upper`');
  });

  it('have nothing but a period where nothing is broken down', async () => {
    const dataset = JSONstat(JSON.parse((await get('REGISTRATIONS.json?periodKind=QUARTER')).text));
    expect(dataset.id).toEqual(['PERIOD']);
    expect(dataset.n).toBe(dataset.Dimension('PERIOD').length);
  });
});

it('files say of the period in which the data begin that it may be a part', async () => {
  const rows = (await get('REGISTRATIONS.csv?periodKind=YEAR')).text.trim().split('\r\n').slice(1);
  const told = rows.map((row) => row.split(';')[6]);
  expect(told).toEqual(['true', ...told.slice(1).map(() => 'false')]);
  const first = rows[0]!.split(';')[1]!;
  const { note, extension } = JSON.parse((await get('REGISTRATIONS.json?periodKind=YEAR')).text);
  expect(note[1]).toContain(`De gegevens van de hub beginnen in ${first}`);
  expect(extension.releases[0]).toMatchObject({ period: first, dataBeginWithin: true });
  const later = JSON.parse((await get('REGISTRATIONS.json?periodKind=YEAR&from=2025')).text);
  expect(later.note).toHaveLength(1);
});

describe('a file of figures', () => {
  it('is the same for the same question, so that it need not be sent again', async () => {
    const first = await get(`REGISTRATIONS.json?${asked}`);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(first.headers.get('cache-control')).toBe('private, max-age=300');
    expect((await get(`REGISTRATIONS.json?${asked}`)).headers.get('etag')).toBe(etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(`REGISTRATIONS.json?${asked}`, { 'if-none-match': known });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    const other = await get(`REGISTRATIONS.json?${asked}&forPublic=true`, { 'if-none-match': etag });
    expect([other.status, other.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('is another one when another snapshot is published', async () => {
    const before = await get(`REGISTRATIONS.csv?${asked}`);
    await hub.database.owner.query(
      `update published.snapshot set as_of = as_of + 1 where id = 'REGISTRATIONS-2025-H2-FINAL'`,
    );
    const after = await get(`REGISTRATIONS.csv?${asked}`, { 'if-none-match': before.headers.get('etag')! });
    expect(after.status).toBe(200);
  });

  it('takes filters, of which there may be several', async () => {
    const { text } = await get(
      'REGISTRATIONS.csv?periodKind=YEAR&filter=MUNICIPALITY:GM0505,GM0642&filter=CAUSE:BREAKUP',
    );
    const rows = text.trim().split('\r\n').slice(1);
    expect(new Set(rows.map((row) => row.split(';')[7]))).toEqual(new Set(['GM0505', 'GM0642']));
    expect(new Set(rows.map((row) => row.split(';')[10]))).toEqual(new Set(['BREAKUP']));
  });

  it('that is not published is told as such, with what is', async () => {
    const { status, headers, text } = await get(
      'REGISTRATIONS.csv?periodKind=QUARTER&dimensions=MUNICIPALITY',
    );
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([404, 'no-cache', null]);
    const [{ extensions }] = JSON.parse(text).errors;
    expect(extensions).toMatchObject({ code: 'NOT_PUBLISHED', reason: 'TOO_MANY_DIMENSIONS' });
    expect(extensions.instead.length).toBeGreaterThan(0);
  });

  it.each([
    ['NO_SUCH.csv?periodKind=YEAR', 404, 'UNKNOWN_MEASURE'],
    ['REGISTRATIONS.csv', 400, 'BAD_INDICATOR_QUESTION'],
    ['REGISTRATIONS.csv?periodKind=WEEK', 400, 'BAD_INDICATOR_QUESTION'],
    ['REGISTRATIONS.csv?periodKind=YEAR&dimensions=AGE', 400, 'BAD_INDICATOR_QUESTION'],
    ['REGISTRATIONS.csv?periodKind=YEAR&filter=MUNICIPALITY', 400, 'BAD_INDICATOR_QUESTION'],
    ['REGISTRATIONS.csv?periodKind=YEAR&from=2025-13', 400, 'BAD_INDICATOR_QUESTION'],
    ['REGISTRATIONS.csv?periodKind=YEAR&own=true', 400, 'BAD_INDICATOR_QUESTION'],
    ['REGISTRATIONS.xml?periodKind=YEAR', 404, 'NOT_FOUND'],
  ])('asked as %s is refused', async (path, expected, code) => {
    const { status, text } = await get(path);
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([expected, code]);
  });

  it.each(['dimensions=AGE', 'filter=AGE:FROM_65', 'dimensions=MUNICIPALITY,age_band'])(
    'asked by a dimension that does not exist is told which there are: %s',
    async (part) => {
      const { status, text } = await get(`PERMANENT_EXITS.csv?periodKind=YEAR&${part}`);
      const [{ extensions }] = JSON.parse(text).errors;
      expect([status, extensions.code]).toEqual([400, 'BAD_INDICATOR_QUESTION']);
      const all = 'MUNICIPALITY, PRODUCT, PROVIDER, TARGET_GROUP, AGE_BAND, CAUSE, CATEGORY';
      expect(extensions.whatToDo.nl).toContain(`dimensions (met komma, uit ${all})`);
      expect(extensions.whatToDo.en).toContain(`dimensions (with commas, of ${all})`);
    },
  );

  it('is for who has a token', async () => {
    const response = await fetch(`${hub.url}/indicators/REGISTRATIONS.csv?${asked}`);
    expect(response.status).toBe(401);
  });
});
