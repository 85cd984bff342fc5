import type { Transaction } from '../../database/unit-of-work';
import { fillBoth, type Bilingual } from '../../errors';
import { mostPeriods } from './asked-periods';
import type { Axis } from './catalogue';
import type { AskedDimension, NotPublished, Question, Refusal, Suggestion } from './figures';
import { periodNamed, periodsBetween, type PeriodKind } from './period';
import { askedDimensions, combinationsOf, dimensionOf } from './plan';

interface Text {
  message: Bilingual;
  whatToDo: Bilingual;
}

const text = (nl: string, en: string, doNl: string, doEn: string): Text => ({
  message: { nl, en },
  whatToDo: { nl: doNl, en: doEn },
});

const onePublished = [
  'Vraag een periode die is gepubliceerd: zie possible.',
  'Ask a period that is published: see possible.',
] as const;
const fewer = [
  'Vraag een van de combinaties in instead, of een langere periode.',
  'Ask one of the combinations in instead, or a longer period.',
] as const;

/** Why nothing is published of what was asked, and what to do. */
export const refusalTexts: Record<Refusal, Text> = {
  PERIOD_NOT_CLOSED: text(
    'Deze periode is nog niet afgesloten.',
    'This period is not closed yet.',
    ...onePublished,
  ),
  NOT_YET_PUBLISHED: text(
    'Deze periode is afgesloten, maar nog niet gepubliceerd.',
    'This period is closed, but not published yet.',
    ...onePublished,
  ),
  BEFORE_FIRST_PERIOD: text(
    'Van deze periode heeft de hub geen gegevens.',
    'Of this period the hub has no data.',
    ...onePublished,
  ),
  PERIOD_OF_OTHER_KIND: text(
    'De periode past niet bij de soort periode.',
    'The period is not of the kind that is asked.',
    'Schrijf een jaar als 2025, een half jaar als 2025-H1 en een kwartaal als 2025-Q1.',
    'Write a year as 2025, a half-year as 2025-H1 and a quarter as 2025-Q1.',
  ),
  PERIOD_REVERSED: text(
    'De eerste periode ligt na de laatste.',
    'The first period lies after the last one.',
    'Draai from en to om.',
    'Turn from and to around.',
  ),
  PERIOD_TOO_LONG: text(
    'De periode is langer dan één antwoord bevat.',
    'The range of periods is longer than one answer holds.',
    'Vraag hoogstens 60 perioden, of laat from en to weg voor alles wat is gepubliceerd.',
    'Ask 60 periods at most, or leave out from and to for all that is published.',
  ),
  NO_SUCH_DIMENSION: text(
    'Deze maat wordt niet naar deze dimensie uitgesplitst.',
    'This measure is not broken down by this dimension.',
    'Gebruik een dimensie uit possible.',
    'Use a dimension of possible.',
  ),
  TOO_MANY_DIMENSIONS: text(
    'Over zoveel dimensies tegelijk wordt niet gepubliceerd: per jaar hoogstens twee, per half jaar één, per kwartaal geen. Een filter telt als dimensie.',
    'Nothing is published by so many dimensions at once: two at most a year, one a half-year, none a quarter. A filter counts as a dimension.',
    ...fewer,
  ),
  NOT_CROSSED: text(
    'Deze twee dimensies worden niet tegen elkaar uitgezet.',
    'These two dimensions are not put against each other.',
    ...fewer,
  ),
  NO_SUCH_CATEGORY: text(
    'Deze tabel kent de categorie {code} niet.',
    'This table does not know the category {code}.',
    'Filter op codes uit possible.',
    'Filter by codes of possible.',
  ),
  FILTER_LEAVES_NOTHING: text(
    'Het filter op {code} laat geen categorie over: het is leeg, of twee filters sluiten elkaar uit.',
    'The filter by {code} leaves no category: it is empty, or two filters exclude each other.',
    'Geef één filter per dimensie met codes uit possible, of laat het weg voor alle.',
    'Give one filter per dimension, with codes of possible, or leave it out for all.',
  ),
  NOT_IN_REGION_THEN: text(
    'Gemeente {code} hoorde in deze perioden niet bij de regio.',
    'Municipality {code} was not in the region in these periods.',
    'Filter op gemeenten uit possible.',
    'Filter by municipalities of possible.',
  ),
  TABLE_WITHHELD: text(
    'Deze tabel wordt niet getoond: zij zou iemand herkenbaar maken.',
    'This table is not shown: it would make somebody recognisable.',
    ...fewer,
  ),
};

interface Refused {
  reason: Refusal;
  code?: string;
  possible?: readonly string[];
}

/** The answer to what is not published: why, and what is published that lies nearest. */
export async function notPublished(
  transaction: Transaction,
  question: Question,
  { reason, code = '', possible = [] }: Refused,
): Promise<NotPublished> {
  const { message, whatToDo } = refusalTexts[reason];
  return {
    ...{ kind: 'NotPublished', question, reason, possible: [...possible] },
    ...{ message: fillBoth(message, { code }), whatToDo: fillBoth(whatToDo, { code }) },
    instead: await nearest(transaction, question),
  };
}

const kinds: readonly PeriodKind[] = ['YEAR', 'HALF_YEAR', 'QUARTER'];
const mostSuggested = 6;

/** What keeps most of the dimensions that were asked, in the same kind of period first; only tables of which something is shown. */
async function nearest(transaction: Transaction, question: Question): Promise<Suggestion[]> {
  const { measure, kind } = question;
  const asked = askedDimensions(question);
  const spans = await readSpans(transaction, measure.code);
  const kept = (dimensions: readonly AskedDimension[]) =>
    dimensions.filter((dimension) => asked.includes(dimension)).length * 3 - dimensions.length;
  return kinds
    .flatMap((periodKind) =>
      combinationsOf(measure, periodKind).flatMap((dimensions): Suggestion[] => {
        const span = spans.get(spanKey(periodKind, dimensions));
        return span ? [{ periodKind, dimensions, ...span }] : [];
      }),
    )
    .filter(({ dimensions }) => dimensions.every((dimension) => asked.includes(dimension)))
    .sort(
      (a, b) =>
        kept(b.dimensions) - kept(a.dimensions) ||
        Number(b.periodKind === kind) - Number(a.periodKind === kind),
    )
    .slice(0, mostSuggested);
}

type Span = Pick<Suggestion, 'from' | 'to'>;
const spanKey = (kind: PeriodKind, dimensions: readonly AskedDimension[]): string =>
  [kind, ...dimensions].join('*');

/** From which to which period a table is shown, by kind of period and dimensions; no longer than one answer holds. */
async function readSpans({ query }: Transaction, measure: string): Promise<Map<string, Span>> {
  const rows = await query<{ kind: PeriodKind; axes: Axis[]; period: string }>(
    `select distinct period_kind as kind, axes, period from published.shown_table
     where measure = $1 and status <> 'WITHHELD' order by period desc`,
    [measure],
  );
  const spans = new Map<string, Span>();
  for (const { kind, axes, period } of rows) {
    const key = spanKey(kind, axes.map(dimensionOf));
    const { to } = spans.get(key) ?? { to: period };
    const first = periodsBetween(periodNamed(period)!, periodNamed(to)!, mostPeriods + 1);
    if (first.length <= mostPeriods) spans.set(key, { from: period, to });
  }
  return spans;
}
