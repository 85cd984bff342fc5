import { codes } from '../../graphql/codes';

export const FacilityStatus = codes('FacilityStatus', 'Status van een voorziening. As far as it is known.', {
  PLANNED: 'gepland',
  OPEN: 'open',
  CLOSED: 'gesloten',
});

export const Unit = codes('Unit', 'Eenheid. What a number counts; unlike units are never added up.', {
  PLACE: 'plek',
  DWELLING: 'woning',
  UNIT: 'unit',
  ROOM: 'kamer',
  BED: 'bed',
  HOUSEHOLD: 'huishouden',
  PERSON: 'persoon',
  FACILITY: 'voorziening',
});

export const PlaceKind = codes('PlaceKind', 'Soort plek. Regular places, or reserve for busy times.', {
  REGULAR: 'regulier',
  RESERVE: 'reserve',
});

export const DatePrecision = codes(
  'DatePrecision',
  'Nauwkeurigheid van een datum. How precisely a date is known; the date itself is the first day of it.',
  {
    DAY: 'dag',
    MONTH: 'maand',
    YEAR: 'jaar',
    NOT_STATED: 'niet vermeld',
  },
);

export const Flow = codes(
  'Flow',
  'Stand of jaarlijks aantal. Whether a number is a stock, or comes again every period.',
  {
    STOCK: 'stand, eenmalig',
    PER_YEAR: 'per jaar',
    PER_HALF_YEAR: 'per half jaar',
  },
);
