import type { Bilingual } from '../../errors';
import { daysBuckets, monthsBuckets, nightsBuckets, type Buckets } from './buckets';
import * as categories from './categories';
import type { Categories } from './categories';
import type { Nesting, Statement } from './nesting';

/** What a table of a measure may be broken down by. A person can have several causes: each is a yes or no of its own. */
export type Dimension = 'MUNICIPALITY' | 'PRODUCT' | 'PROVIDER' | 'TARGET_GROUP' | 'AGE_BAND' | 'CAUSE';

/** How a figure is made from the counts of a measure; see `derive.ts`. */
export type Derivation =
  | { kind: 'COUNT' }
  /** So many of these categories among those. */
  | { kind: 'SHARE'; of: readonly string[]; among: readonly string[] }
  /** Of the duration; interpolated within the classes. */
  | { kind: 'MEDIAN'; buckets: Buckets }
  /** How long so many percent lasted at most; interpolated likewise. */
  | { kind: 'PERCENTILE'; percent: number; buckets: Buckets }
  /** Of fixed values per class: an estimate, to be labelled as one. */
  | { kind: 'MEAN'; buckets: Buckets }
  /**
   * The median duration of all, those that still last included, whose counts are of another measure: at the end of the period, and
   * at the end of the one before, from which on these were seen.
   */
  | { kind: 'KAPLAN_MEIER'; ongoing: string; buckets: Buckets };

export interface Measure {
  code: string;
  /** The row of hub.indicator that defines it. */
  indicator: string;
  /** The function of the database that gives its units; some give those of several measures. */
  function: string;
  label: Bilingual;
  counts: 'PERSON' | 'EVENT' | 'STAY';
  /** FLOW adds up over periods; PERSONS are distinct within one; STOCK is at the end of one. */
  over: 'FLOW' | 'PERSONS' | 'STOCK';
  categories: Categories | null;
  dimensions: readonly Dimension[];
  shown: readonly Derivation[];
  /** So many days after the period nothing that is reported in time can change it any more. */
  finalAfterDays: number;
  /** What a municipality may not see of one inhabitant, and so not count exactly: the categories, or all of it. */
  careDetail: 'NONE' | 'CATEGORIES' | 'ALL';
  /** What is not known of a product, where that has a reason of its own. */
  unknownProduct?: Bilingual;
  /** Beside which measures it is published, of the same records: nobody is registered without a registration. */
  nested: readonly Nesting[];
}

const ofClient = ['MUNICIPALITY', 'PROVIDER', 'TARGET_GROUP', 'AGE_BAND', 'CAUSE'] as const;
const ofStay = ['MUNICIPALITY', 'PRODUCT', 'PROVIDER', 'TARGET_GROUP', 'AGE_BAND', 'CAUSE'] as const;
const count: Derivation = { kind: 'COUNT' };

type Given = Pick<Measure, 'code' | 'indicator' | 'function' | 'label' | 'counts' | 'over'> &
  Partial<Measure>;

const measure = (given: Given): Measure => ({
  ...{ categories: null, dimensions: ofStay, shown: [count], finalAfterDays: 0, careDetail: 'NONE' },
  ...{ nested: [], ...given },
});

const shareOf = (all: Categories, of: string): Derivation => ({
  kind: 'SHARE',
  of: [of],
  among: Object.keys(all),
});

/** Everything that counts here counts there too. */
const within = (to: string, dimensions?: readonly Dimension[]): Nesting => ({
  ...{ to, statements: [{ lies: 'WITHIN' }] },
  ...(dimensions ? { dimensions } : {}),
});
/** Of the total: who is there last, or came first, may have another product and provider in what is counted of the whole period. */
const ofTotal: readonly Dimension[] = [];

const person = { counts: 'PERSON', over: 'PERSONS' } as const;
const event = { counts: 'EVENT', over: 'FLOW' } as const;

const registrations = [
  measure({
    ...{ code: 'REGISTRATIONS', indicator: 'registrations', function: 'units_registrations', ...event },
    ...{ label: { nl: 'aanmeldingen', en: 'registrations' }, dimensions: ofClient },
  }),
  measure({
    ...{ code: 'REGISTERED_PERSONS', indicator: 'registrations', function: 'units_registered_persons' },
    ...{ label: { nl: 'aangemelde personen', en: 'registered persons' }, dimensions: ofClient, ...person },
    nested: [within('REGISTRATIONS')],
  }),
];

const elsewhere = Object.keys(categories.destination).filter(
  (code) => !['OWN_HOME', 'UNKNOWN', 'DECEASED', 'TRANSFERRED_OUT'].includes(code),
);

/** The last exit of a person is one of the exits, unless it is of those that leave both sides. */
const lastExits: Nesting = {
  to: 'PERMANENT_EXITS',
  statements: [
    { of: ['OWN_HOME'], lies: 'WITHIN', others: ['DURABLE_HOME'] },
    { of: elsewhere, lies: 'WITHIN', others: ['ELSEWHERE'] },
    // Where who is inactive went is not known either.
    { of: ['UNKNOWN', 'INACTIVE'], lies: 'WITHIN', others: ['UNKNOWN'] },
  ],
};

/** All returns are told of the same exits. */
const durableExits: readonly Statement[] = [{ lies: 'WITHIN' }, { lies: 'SAME', others: ['DURABLE_HOME'] }];
const sooner = (days: number): Nesting => ({
  to: `RETURNS_${days}`,
  statements: [
    { lies: 'SAME' },
    { of: ['RETURNED'], lies: 'AROUND', others: ['RETURNED'] },
    { of: ['NOT_RETURNED'], lies: 'WITHIN', others: ['NOT_RETURNED'] },
  ],
});

const returnDays = [180, 365, 730];
const returnsWithin = (days: number) =>
  measure({
    ...{ code: `RETURNS_${days}`, indicator: 'returns', function: 'units_returns', ...event },
    label: { nl: `terugval binnen ${days} dagen`, en: `returns within ${days} days` },
    ...{ categories: categories.returned, shown: [count, shareOf(categories.returned, 'RETURNED')] },
    ...{ finalAfterDays: days, careDetail: 'ALL' },
    nested: [
      within('LENGTH_OF_STAY_COMPLETED'),
      { to: 'PERMANENT_EXITS', statements: durableExits },
      { to: 'OUTFLOW', statements: [{ lies: 'AROUND', others: ['OWN_HOME'] }] },
      ...returnDays.filter((fewer) => fewer < days).map(sooner),
    ],
  });

/** Fifteen nights elsewhere: the last night of a period is judged so many days after it. */
const gapDays = 14;

const movements = [
  measure({
    ...{ code: 'INFLOW', indicator: 'inflow', function: 'units_inflow', ...person },
    ...{ label: { nl: 'instroom', en: 'inflow' }, categories: categories.inflow },
    shown: [count, { kind: 'SHARE', of: ['RETURNED'], among: ['FIRST_TIME', 'RETURNED'] }],
    nested: [within('NIGHTS', ofTotal)],
  }),
  measure({
    ...{ code: 'THROUGHFLOW', indicator: 'throughflow', function: 'units_throughflow', ...event },
    ...{ label: { nl: 'doorstroom', en: 'throughflow' }, categories: categories.throughflow },
    careDetail: 'CATEGORIES',
  }),
  measure({
    ...{ code: 'OUTFLOW', indicator: 'outflow', function: 'units_outflow', ...person },
    ...{ label: { nl: 'uitstroom', en: 'outflow' }, categories: categories.leftTo },
    ...{ finalAfterDays: gapDays, careDetail: 'CATEGORIES' },
    nested: [lastExits, within('LENGTH_OF_STAY_COMPLETED')],
  }),
  measure({
    ...{ code: 'PERMANENT_EXITS', indicator: 'permanent-exits', function: 'units_permanent_exits', ...event },
    label: { nl: 'vertrek naar een duurzame woning', en: 'exits to a durable home' },
    ...{ categories: categories.permanence, shown: [count, shareOf(categories.permanence, 'DURABLE_HOME')] },
    ...{ finalAfterDays: gapDays, careDetail: 'ALL', nested: [within('LENGTH_OF_STAY_COMPLETED')] },
  }),
  ...returnDays.map(returnsWithin),
];

const months = categories.ofBuckets(monthsBuckets);
const median: Derivation = { kind: 'MEDIAN', buckets: monthsBuckets };
const mean: Derivation = { kind: 'MEAN', buckets: monthsBuckets };
/** The quartiles beside the median, and what one in ten stays longer than. */
const percentiles = [25, 75, 90].map((percent): Derivation => ({
  kind: 'PERCENTILE',
  ...{ percent, buckets: monthsBuckets },
}));

const stays = [
  measure({
    ...{ code: 'LENGTH_OF_STAY_COMPLETED', indicator: 'length-of-stay', counts: 'STAY', over: 'FLOW' },
    ...{ function: 'units_length_of_stay_completed', categories: months },
    label: { nl: 'verblijfsduur, beëindigd', en: 'length of stay, completed' },
    shown: [
      ...[count, median, mean, ...percentiles],
      { kind: 'KAPLAN_MEIER', ongoing: 'LENGTH_OF_STAY_ONGOING', buckets: monthsBuckets },
    ],
  }),
  measure({
    ...{ code: 'LENGTH_OF_STAY_ONGOING', indicator: 'length-of-stay', counts: 'STAY', over: 'STOCK' },
    ...{ function: 'units_length_of_stay_ongoing', categories: months, shown: [count, median, mean] },
    label: { nl: 'verblijfsduur, lopend', en: 'length of stay, ongoing' },
  }),
  measure({
    ...{ code: 'STOCK', indicator: 'stock', function: 'units_stock', counts: 'PERSON', over: 'STOCK' },
    label: { nl: 'personen in een voorziening', en: 'persons in a facility' },
    nested: [within('LENGTH_OF_STAY_ONGOING'), within('NIGHTS', ofTotal)],
  }),
  measure({
    ...{ code: 'NIGHTS', indicator: 'nights-per-person', function: 'units_nights', ...person },
    label: { nl: 'personen naar nachten in de periode', en: 'persons by nights in the period' },
    categories: categories.ofBuckets(nightsBuckets),
    shown: [count, { kind: 'MEDIAN', buckets: nightsBuckets }, { kind: 'MEAN', buckets: nightsBuckets }],
  }),
];

const norm = (code: string, indicator: string, label: Bilingual) =>
  measure({
    ...{ code, indicator, label, function: 'units_norms', ...event, dimensions: ofClient },
    ...{ categories: categories.norm, shown: [count, shareOf(categories.norm, 'MET')] },
  });

const norms = [
  norm('TRIAGE_WITHIN_SIX_WEEKS', 'triage-within-six-weeks', {
    ...{ nl: 'triage binnen zes weken', en: 'triage within six weeks' },
  }),
  norm('SHELTER_WITHIN_THREE_MONTHS', 'stay-within-three-months', {
    ...{ nl: 'opvang ten hoogste drie maanden', en: 'shelter at most three months' },
  }),
];

/** A nomination states its product for Housing First only, so that nobody takes the others for nought. */
const ofNomination = (given: Measure): Measure => ({
  ...given,
  unknownProduct: {
    nl: 'niet vastgelegd: alle behalve Housing First',
    en: 'not stated: all but Housing First',
  },
});

const waitingMedian = { shown: [count, median], categories: months } as const;

const waiting = [
  measure({
    ...{ code: 'WAITING', indicator: 'waiting', function: 'units_waiting', counts: 'EVENT', over: 'STOCK' },
    label: { nl: 'voordrachten die lopen', en: 'nominations under way' },
    categories: categories.kindOfDwelling,
  }),
  measure({
    ...{ code: 'WAITING_TIME_OFFERED', indicator: 'waiting', ...event, ...waitingMedian },
    function: 'units_waiting_time_offered',
    label: { nl: 'wachttijd tot het eerste aanbod', en: 'waiting time to the first offer' },
    shown: [
      ...[count, median],
      { kind: 'KAPLAN_MEIER', ongoing: 'WAITING_TIME_OPEN', buckets: monthsBuckets },
    ],
    nested: [within('DAYS_TO_OFFERED')],
  }),
  measure({
    ...{ code: 'WAITING_TIME_OPEN', indicator: 'waiting', counts: 'EVENT', over: 'STOCK', ...waitingMedian },
    function: 'units_waiting_time_open',
    label: { nl: 'wachttijd zonder aanbod', en: 'waiting time without an offer' },
    nested: [within('WAITING')],
  }),
].map(ofNomination);

const steps: ReadonlyArray<readonly [step: string, nl: string, en: string]> = [
  ['ASSESSED', 'beoordeling', 'assessment'],
  ['DECIDED', 'beslissing', 'decision'],
  ['ASSIGNED', 'toewijzing aan een corporatie', 'assignment to an association'],
  ['OFFERED', 'woningaanbod', 'offer'],
  ['ACCEPTED', 'aanvaarding', 'acceptance'],
  ['LEASE_SIGNED', 'huurcontract', 'lease'],
  ['HOUSED', 'huisvesting', 'housing'],
];

const offers = [
  ...steps.map(([step, nl, en]) =>
    measure({
      ...{ code: `DAYS_TO_${step}`, indicator: 'offers', function: 'units_nomination_steps', ...event },
      label: { nl: `dagen van de vorige stap tot ${nl}`, en: `days from the step before to ${en}` },
      categories: categories.ofBuckets(daysBuckets),
      shown: [count, { kind: 'MEDIAN', buckets: daysBuckets }],
    }),
  ),
  measure({
    ...{ code: 'REFUSALS', indicator: 'offers', function: 'units_refusals', ...event },
    ...{ label: { nl: 'weigeringen', en: 'refusals' }, categories: categories.refusalGround },
  }),
  measure({
    ...{ code: 'HOMES', indicator: 'homes-realised', function: 'units_homes', ...event },
    ...{ label: { nl: 'verhuurde woningen', en: 'homes let' }, categories: categories.scheme },
    // A home counts where it stands, a lease where the person comes from.
    nested: [within('DAYS_TO_LEASE_SIGNED', ['PRODUCT', 'PROVIDER', 'TARGET_GROUP', 'AGE_BAND', 'CAUSE'])],
  }),
].map(ofNomination);

/** Everything that is counted over clients. Capacity is not: see `hub.occupancy_nights`. */
export const measures: readonly Measure[] = [
  ...[...registrations, ...movements, ...stays, ...norms, ...waiting, ...offers],
];
