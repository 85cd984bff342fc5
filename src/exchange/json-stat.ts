import type { Bilingual } from '../errors';
import type { Figures, Point, Series, ShownCategory } from '../features/indicator/figures';

interface Dimension {
  id: string;
  label: string;
  categories: Array<{ code: string; label: string }>;
}

const notes: Bilingual = {
  nl:
    'Aantallen zijn veelvouden van vijf, met hun grenzen in extension.lower en extension.upper. 0 staat voor 0 tot en met die ' +
    'bovengrens: 4, of meer in jaren van stromen en waar een tabel verder reikt. Cellen met true in extension.overlaps staan ook in de cellen van hun delen: tel ze niet mee in een som.',
  en:
    'Counts are multiples of five, with their bounds in extension.lower and extension.upper. 0 stands for 0 up to and including ' +
    'that upper bound: 4, or more in years of flows and where a table reaches further. Cells with true in extension.overlaps are in the cells of their parts as well: leave them out of sums.',
};

const beginNote = (periods: string): Bilingual => ({
  nl: `De gegevens van de hub beginnen in ${periods}: die periode kan een deel bevatten van wat er gebeurde.`,
  en: `The data of the hub begin in ${periods}: that period may hold only part of what happened.`,
});

const notesOf = ({ releases }: Figures, language: keyof Bilingual): string[] => {
  const parts = releases.filter(({ dataBeginWithin }) => dataBeginWithin).map(({ period }) => period);
  return [notes[language], ...(parts.length > 0 ? [beginNote(parts.join(', '))[language]] : [])];
};

/** A dataset in JSON-stat 2.0: the dimensions that are asked, then the period; values row by row. */
export function toJsonStat(figures: Figures, language: keyof Bilingual): object {
  const { question, series, releases, gaps } = figures;
  const dimensions = [...dimensionsOf(figures, language), periodsOf(figures, language)];
  const cells = cellsIn(dimensions, series);
  const listed = <T>(of: (point: Point) => T) => cells.map((cell) => (cell ? of(cell) : null));
  return {
    ...{ version: '2.0', class: 'dataset', label: question.measure.label[language] },
    ...{ source: 'Ketenhub', updated: updatedOf(figures), note: notesOf(figures, language) },
    id: dimensions.map(({ id }) => id),
    size: dimensions.map(({ categories }) => categories.length),
    role: {
      time: ['PERIOD'],
      ...(figures.dimensions.includes('MUNICIPALITY') && { geo: ['MUNICIPALITY'] }),
    },
    dimension: Object.fromEntries(dimensions.map((dimension) => [dimension.id, described(dimension)])),
    value: listed(({ value }) => value),
    status: cells.map((cell) => cell?.status ?? 'NO_DATA'),
    extension: {
      ...{ measure: question.measure.code, indicator: question.measure.indicator },
      ...{ lower: listed(({ lower }) => lower), upper: listed(({ upper }) => upper) },
      ...{ reason: listed(({ reason }) => reason), overlaps: listed(({ overlaps }) => overlaps) },
      ...{ releases, gaps },
    },
  };
}

const updatedOf = ({ releases }: Figures): string =>
  new Date(Math.max(...releases.map(({ publishedAt }) => new Date(publishedAt).getTime()))).toISOString();

const described = ({ label, categories }: Dimension) => ({
  label,
  category: {
    index: categories.map(({ code }) => code),
    label: Object.fromEntries(categories.map(({ code, label: name }) => [code, name])),
  },
});

const words: Record<string, Bilingual> = {
  MUNICIPALITY: { nl: 'gemeente', en: 'municipality' },
  PRODUCT: { nl: 'woonzorgproduct', en: 'housing-care product' },
  PROVIDER: { nl: 'zorgaanbieder', en: 'care provider' },
  TARGET_GROUP: { nl: 'doelgroep', en: 'target group' },
  AGE_BAND: { nl: 'leeftijdsgroep', en: 'age band' },
  CAUSE: { nl: 'aanleiding dakloosheid', en: 'cause of homelessness' },
  CATEGORY: { nl: 'categorie', en: 'category' },
  PERIOD: { nl: 'periode', en: 'period' },
};

function dimensionsOf({ dimensions, series }: Figures, language: keyof Bilingual): Dimension[] {
  return dimensions.map((dimension, place) => {
    const found = new Map(series.map(({ categories }) => [categories[place]!.code, categories[place]!]));
    const named = ({ code, label }: ShownCategory) => ({ code, label: label[language] });
    return { id: dimension, label: words[dimension]![language], categories: [...found.values()].map(named) };
  });
}

const periodsOf = ({ releases }: Figures, language: keyof Bilingual): Dimension => ({
  ...{ id: 'PERIOD', label: words.PERIOD![language] },
  categories: releases.map(({ period }) => ({ code: period, label: period })),
});

/** The cells of the cube, the last dimension changing first; null where no series is of a combination. */
function cellsIn(dimensions: readonly Dimension[], series: readonly Series[]): Array<Point | null> {
  const key = (codes: readonly string[]) => JSON.stringify(codes);
  const found = new Map(
    series.flatMap(({ categories, points }) =>
      points.map((point) => [key([...categories.map(({ code }) => code), point.period]), point] as const),
    ),
  );
  const places = dimensions.reduce<string[][]>(
    (all, { categories }) => all.flatMap((one) => categories.map(({ code }) => [...one, code])),
    [[]],
  );
  return places.map((codes) => found.get(key(codes)) ?? null);
}
