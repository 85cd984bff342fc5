import { codes } from '../../graphql/codes';
import type { AskedDimension } from './figures';
import { measures } from './measures';

export const IndicatorMeasure = codes(
  'IndicatorMeasure',
  'Maat van een indicator. What is counted; each belongs to one indicator.',
  Object.fromEntries(measures.map(({ code, label }) => [code, label.nl])) as Record<string, string>,
);

export const IndicatorDimension = codes<AskedDimension>(
  'IndicatorDimension',
  'Dimensie. What figures are broken down by. A person can have several causes: these add up to more than the total.',
  {
    MUNICIPALITY: 'gemeente van herkomst; van verhuurde woningen waar de woning staat',
    PRODUCT: 'woonzorgproduct',
    PROVIDER: 'zorgaanbieder',
    TARGET_GROUP: 'doelgroep',
    AGE_BAND: 'leeftijdsgroep',
    CAUSE: 'aanleiding dakloosheid',
    CATEGORY: 'de eigen categorieën van de maat, zoals vervolgplek of duur',
  },
);

export const PublishedPeriodKind = codes(
  'PublishedPeriodKind',
  'Soort gepubliceerde periode. By two dimensions a year, by one a half-year, the whole region a quarter.',
  { YEAR: 'jaar', HALF_YEAR: 'half jaar', QUARTER: 'kwartaal' },
);

export const CellStatus = codes('CellStatus', 'Soort cel. What a figure is worth.', {
  EXACT_OWN: 'exact, over uw eigen cliënten',
  PROTECTED: 'afgerond op vijf, met grenzen',
  BELOW_TEN: 'onder tien, voor wie het voor iedereen toont',
  STRUCTURAL_ZERO: 'kan niet voorkomen, volgens de codelijsten',
  NO_DATA: 'geen gegevens: deze categorie was er in deze periode niet',
  WITHHELD: 'niet getoond, om de reden ernaast',
});

export const CellReason = codes('CellReason', 'Reden van een weggelaten cel. Why a figure is not shown.', {
  TOO_REVEALING: 'tonen zou iemand herkenbaar maken',
  DOMINATED: 'bijna iedereen in deze rij heeft hetzelfde',
  MERGED: 'in deze periode samen met andere categorieën getoond',
});

export const SnapshotVersion = codes(
  'SnapshotVersion',
  'Versie van een publicatie. There are two, no more.',
  {
    PROVISIONAL: 'voorlopig',
    FINAL: 'definitief',
  },
);

export const CountedThing = codes('CountedThing', 'Wat wordt geteld. What one in a figure stands for.', {
  PERSON: 'persoon',
  EVENT: 'gebeurtenis',
  STAY: 'verblijf',
});

export const CountedOver = codes(
  'CountedOver',
  'Telling over een periode. Whether figures of periods add up.',
  {
    FLOW: 'stroom: halve jaren tellen op tot een jaar',
    PERSONS: 'verschillende personen in de periode: telt niet op',
    STOCK: 'stand aan het einde van de periode',
  },
);

export const DerivedKind = codes(
  'DerivedKind',
  'Soort afgeleid cijfer. How it follows from protected counts, or from your own clients.',
  {
    SHARE: 'aandeel',
    MEDIAN: 'mediaan; gepubliceerd geschat binnen klassen',
    PERCENTILE: 'percentiel; gepubliceerd geschat binnen klassen',
    MEAN: 'gemiddelde; gepubliceerd geschat met een vaste waarde per klasse',
    KAPLAN_MEIER: 'mediaan met wie er nog is meegeteld (Kaplan-Meier); gepubliceerd geschat binnen klassen',
  },
);

export const DerivedUnit = codes('DerivedUnit', 'Eenheid van een afgeleid cijfer. What it is in.', {
  SHARE: 'aandeel van 0 tot en met 1',
  COUNT: 'aantal',
  MONTHS: 'maanden',
  DAYS: 'dagen',
  NIGHTS: 'nachten',
});

export const DerivedStatus = codes('DerivedStatus', 'Stand van een afgeleid cijfer. Whether it is shown.', {
  SHOWN: 'getoond',
  TOO_FEW: 'te weinig: onder de twintig zegt het meer over de afronding',
  BELOW_TEN: 'er staat een aantal onder tien achter, dat het zou verraden',
  MERGED: 'categorieën die het uit elkaar houdt zijn samengevoegd',
  WITHHELD: 'de aantallen erachter worden niet getoond',
});

export const TableStatus = codes('TableStatus', 'Stand van een tabel. How much of it is shown.', {
  PUBLISHED: 'getoond; hoogstens enkele rijen niet',
  COARSENED: 'getoond, met samengevoegde categorieën',
  WITHHELD: 'niet getoond',
});

export const NotPublishedCause = codes('NotPublishedCause', 'Reden dat iets niet is gepubliceerd. Why.', {
  PERIOD_NOT_CLOSED: 'de periode is nog niet afgesloten',
  NOT_YET_PUBLISHED: 'nog niet gepubliceerd',
  BEFORE_FIRST_PERIOD: 'voor de eerste periode met gegevens',
  PERIOD_OF_OTHER_KIND: 'de periode past niet bij de soort',
  PERIOD_REVERSED: 'de eerste periode ligt na de laatste',
  PERIOD_TOO_LONG: 'te veel perioden ineens',
  NO_SUCH_DIMENSION: 'niet naar deze dimensie uitgesplitst',
  TOO_MANY_DIMENSIONS: 'te veel dimensies tegelijk',
  NOT_CROSSED: 'deze dimensies worden niet tegen elkaar uitgezet',
  NO_SUCH_CATEGORY: 'de tabel kent deze categorie niet',
  FILTER_LEAVES_NOTHING: 'het filter laat geen categorie over',
  NOT_IN_REGION_THEN: 'de gemeente hoorde toen niet bij de regio',
  TABLE_WITHHELD: 'de tabel wordt niet getoond',
});
