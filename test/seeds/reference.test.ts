import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readReference } from '../../seeds/transcribed';
import { projectRoot } from '../../src/project-root';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

const seedsFolder = join(projectRoot, 'seeds');
const files = readdirSync(join(seedsFolder, 'reference')).map((file) => file.replace(/\.json$/, ''));

type Row = ReturnType<typeof readReference>[number];

const find = (file: string, id: string): Row => readReference(file).find((row) => row.id === id)!;
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('every transcribed row', () => {
  const documents = new Set(readReference('documents').map(({ id }) => id));
  const withoutDocument = ['documents', 'indicators'];

  /** Whatever of a row says where it was taken from, at any depth. */
  function sourcesIn(value: unknown): Array<Record<string, unknown>> {
    if (value === null || typeof value !== 'object') return [];
    const { source } = value as { source?: unknown };
    const own =
      source && typeof source === 'object' && 'document' in source ? [source as Record<string, unknown>] : [];
    return [...own, ...Object.values(value).flatMap(sourcesIn)];
  }

  it.each(files.filter((file) => !withoutDocument.includes(file)))(
    'of %s names a document and a place in it',
    (file) => {
      for (const row of readReference(file)) {
        const sources = sourcesIn(row);
        expect([row.id, sources.length > 0]).toEqual([row.id, true]);
        expect(sources.filter(({ document, place }) => !documents.has(String(document)) || !place)).toEqual(
          [],
        );
      }
    },
  );

  it.each(files)('of %s has an id of its own', (file) => {
    const ids = readReference(file).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of a facility has a source for each statement and for its first places', () => {
    for (const { id, statements, opening } of readReference('facilities')) {
      const parts = [...(statements as Row[]), ...(opening ? [opening as Row] : [])];
      expect([id, parts.every(({ source }) => documents.has(source.document))]).toEqual([id, true]);
    }
  });
});

describe('the municipalities', () => {
  const municipalities = readReference('municipalities');
  const inMarket = (market: string) =>
    municipalities.filter(({ housingMarket }) => housingMarket === market).map(({ name }) => name as string);

  it('are nine, six in one housing market and three in the other', () => {
    expect(inMarket('DRECHTSTEDEN').sort()).toEqual([
      'Alblasserdam',
      'Dordrecht',
      'Hendrik-Ido-Ambacht',
      'Papendrecht',
      'Sliedrecht',
      'Zwijndrecht',
    ]);
    expect(inMarket('ALBLASSERWAARD').sort()).toEqual(['Gorinchem', 'Hardinxveld-Giessendam', 'Molenlanden']);
  });

  it('have their code at Statistics Netherlands', () => {
    const codes = Object.fromEntries(municipalities.map(({ name, id }) => [name, id]));
    expect(codes).toEqual({
      Alblasserdam: 'GM0482',
      Dordrecht: 'GM0505',
      Gorinchem: 'GM0512',
      'Hardinxveld-Giessendam': 'GM0523',
      'Hendrik-Ido-Ambacht': 'GM0531',
      Molenlanden: 'GM1978',
      Papendrecht: 'GM0590',
      Sliedrecht: 'GM0610',
      Zwijndrecht: 'GM0642',
    });
  });

  it('have one centre, Dordrecht', () => {
    expect(municipalities.filter(({ central }) => central).map(({ name }) => name)).toEqual(['Dordrecht']);
  });
});

describe('the partners', () => {
  const partners = readReference('partners');

  it('have a test number of 20 digits that is theirs alone', () => {
    for (const { oin } of partners) expect(oin).toMatch(/^00000099\d{12}$/);
    expect(new Set(partners.map(({ oin }) => oin)).size).toBe(partners.length);
  });

  it('have no AGB code, since no document gives one', () => {
    expect(partners.filter(({ agb }) => agb !== null)).toEqual([]);
  });

  it('are no persons', () => {
    const texts = filesBelow(seedsFolder).map((file) => readFileSync(file, 'utf8'));
    // No name stands here to look for: that would be one more place that holds it.
    for (const title of [/wethouder [A-Z]/i, /\bmevrouw\b/i, /\bdhr\b/i, /\bmevr\b/i, /\bde heer [A-Z]/]) {
      expect(texts.filter((text) => title.test(text))).toEqual([]);
    }
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

describe('the agenda', () => {
  const need = (product: string) => readReference('needs').find((row) => row.product === product)!;

  it('asks for 24 places of transitional housing at least', () => {
    expect(need('transitional-housing')).toMatchObject({
      numberMin: 24,
      numberMax: null,
      unit: 'PLACE',
      flow: 'STOCK',
    });
  });

  it('asks for 25 homes of Housing First every year', () => {
    expect(need('housing-first')).toMatchObject({
      numberMin: 25,
      numberMax: 25,
      unit: 'DWELLING',
      flow: 'PER_YEAR',
    });
  });

  it('asks for 12 units of Skaeve Huse', () => {
    expect(need('skaeve-huse')).toMatchObject({ numberMin: 12, numberMax: 12, unit: 'UNIT', flow: 'STOCK' });
  });

  it('asks for one yearly flow, and for all else once', () => {
    expect(
      readReference('needs')
        .filter(({ flow }) => flow === 'PER_YEAR')
        .map(({ product }) => product),
    ).toEqual(['housing-first']);
  });

  it('holds one joint pledge of Skaeve Huse of Gorinchem and Molenlanden', () => {
    const joint = readReference('pledges').filter(({ jointKey }) => jointKey !== null);
    expect(
      joint.map(({ municipality, product, numberMax }) => [municipality, product, numberMax]).sort(),
    ).toEqual([
      ['GM0512', 'skaeve-huse', 6],
      ['GM1978', 'skaeve-huse', 6],
    ]);
    expect(new Set(joint.map(({ jointKey }) => jointKey)).size).toBe(1);
  });

  it('holds the 28 filled cells of the table of pledges, each once', () => {
    const cells = readReference('pledges').map(({ municipality, product }) => `${municipality} ${product}`);
    expect(new Set(cells).size).toBe(28);
    expect(cells).toHaveLength(28);
  });

  it('puts each note with the pledge that it speaks of, not with the marker printed there', () => {
    const notes = (id: string) => find('pledges', id).footnotes as string[];
    expect(notes('gorinchem-housing-first')).toEqual([expect.stringContaining('3 HF woningen')]);
    expect(notes('hendrik-ido-ambacht-flex-housing')).toEqual([expect.stringContaining('Parentshouse')]);
    expect(notes('hardinxveld-giessendam-flex-housing')).toEqual([expect.stringContaining('flexwonen')]);
    expect(notes('sliedrecht-transitional-housing')).toEqual([expect.stringContaining('Timohuis')]);
  });
});

describe('the programme', () => {
  const reports = readReference('action-reports');

  it('keeps the total of 387 places as printed, whatever its parts add up to', () => {
    const total = reports.filter(({ placesAimed }) => placesAimed?.text === '387 plekken');
    expect(
      total.map(({ edition, placesAimed }) => [edition, placesAimed.numberMin, placesAimed.numberMax]),
    ).toEqual([['edition-2', 387, 387]]);
    const parts = new Set(
      readReference('actions')
        .filter(({ parent }) => parent === total[0]!.action)
        .map(({ id }) => id),
    );
    const numbers = reports
      .filter(({ action, edition }) => edition === 'edition-2' && parts.has(action))
      .map(({ placesAimed }) => placesAimed?.numberMax ?? 0);
    expect(numbers.length).toBeGreaterThan(5);
    expect(sum(numbers)).not.toBe(387);
  });

  it('has a status only where a text states it, in those words', () => {
    for (const { id, status, statusText, progress } of reports) {
      expect([id, status === null]).toEqual([id, statusText === null]);
      if (statusText !== null)
        expect([id, (progress as string).includes(statusText as string)]).toEqual([id, true]);
    }
  });

  it('uses no status that the legend of its edition does not have', () => {
    const used = (edition: string) =>
      new Set(
        reports.filter((row) => row.edition === edition && row.status).map(({ status }) => status as string),
      );
    const legends = Object.fromEntries(
      readReference('programme-editions').map(({ id, legend }) => [id, (legend as string[]).length]),
    );
    expect(legends).toEqual({ 'edition-1': 2, 'edition-2': 3 });
    expect([...used('edition-1')]).not.toContain('IN_PROGRESS');
    expect([...used('edition-2')].sort()).toEqual(['IN_PROGRESS', 'PREPARATION', 'REALISED']);
  });
});

describe('the facilities', () => {
  it('keep the two statements on the Parentshouse that disagree', () => {
    const statements = find('facilities', 'parentshouse').statements as Row[];
    const disagreeing = statements.filter(({ conflictKey }) => conflictKey !== null);
    expect(disagreeing.map(({ numberMax, unit, source }) => [numberMax, unit, source.document])).toEqual([
      [2, 'PERSON', 'agenda-2021-2022'],
      [4, 'PLACE', 'uitvoeringsprogramma-2'],
    ]);
    expect(new Set(disagreeing.map(({ conflictKey }) => conflictKey)).size).toBe(1);
  });

  it('keep at the Leerpark all units and the share that is meant for the target group', () => {
    const { statements, shareForTargetGroup } = find('facilities', 'leerpark');
    expect([statements[0].numberMax, shareForTargetGroup]).toEqual([330, 0.1]);
  });
});

describe('the seeded database', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  const rows = async (sql: string) => (await database.owner.query<Record<string, unknown>>(sql)).rows;

  it.each([
    ['hub.document', ['documents']],
    ['hub.municipality', ['municipalities']],
    ['hub.partner', ['partners']],
    ['hub.product', ['products']],
    ['hub.facility', ['facilities']],
    ['hub.need', ['needs']],
    ['hub.pledge', ['pledges']],
    ['hub.pledge_note', ['pledge-notes']],
    ['hub.programme_edition', ['programme-editions']],
    ['hub.action_line', ['action-lines']],
    ['hub.action', ['actions']],
    ['hub.action_report', ['action-reports']],
    ['hub.indicator', ['indicators']],
    ['hub.published_figure', ['figures-agenda', 'figures-vision']],
  ])('holds in %s the rows that were transcribed, and no other', async (table, from) => {
    const stored = await rows(`select id from ${table}`);
    expect(stored.map(({ id }) => id).sort()).toEqual(
      from.flatMap((file) => readReference(file).map(({ id }) => id)).sort(),
    );
  });

  it('has 50 regular and 10 reserve places in the crisis shelter', async () => {
    const places = await rows(
      `select from_date::text, regular, reserve from hub.facility_places where facility_id = 'kromhout-crisisopvang'`,
    );
    expect(places).toEqual([{ from_date: '2021-01-01', regular: 50, reserve: 10 }]);
  });

  it('has no place left in a facility whose end has passed', async () => {
    const ended = await rows(
      `select f.id, p.regular, p.reserve from hub.facility f join hub.facility_places p on p.facility_id = f.id and p.from_date = f.ends_on`,
    );
    expect(ended.map(({ id }) => id).sort()).toEqual(['nieuw-thureborgh', 'noordendijk']);
    expect(ended.filter(({ regular, reserve }) => regular !== 0 || reserve !== 0)).toEqual([]);
  });

  it('has no line in the ledger that is neither from a document nor marked as synthetic, and none that is both', async () => {
    expect(
      await rows('select id from hub.capacity_mutation where (document_id is not null) = synthetic'),
    ).toEqual([]);
  });

  it('calls no transcribed facility synthetic', async () => {
    expect(await rows('select id from hub.facility where synthetic')).toEqual([]);
  });
});
