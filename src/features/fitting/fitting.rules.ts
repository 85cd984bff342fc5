import type { CodeOf } from '../../graphql/codes';
import { readPeriod } from '../housing-need/need.rules';
import type { FittingRuleCode } from './fitting.codes';

/** A home, as far as the rules ask. */
export interface Home {
  municipality: string;
  housingMarket: string;
  kind: string;
  rooms: number;
  rentBand: string;
  accessibility: string;
  /** `YYYY-MM-DD`. */
  availableFrom: string;
}

/**
 * What somebody needs, as far as it is shown: undefined is not shown, so that nobody can tell; null is no requirement, or
 * not known.
 */
export interface Sought {
  housingMarket: string;
  /** Empty: anywhere in the housing market. */
  preferred?: readonly string[];
  excluded?: readonly string[];
  kindOfDwelling?: string;
  /** At least so many, as precisely as it is shown. */
  rooms?: { least: number; most: number } | null;
  accessibility?: string | null;
  rentBand?: string | null;
  householdSize?: string | null;
  /** The quarters or half-years in which it may be, one when it is shown. */
  periods: readonly string[];
}

export type Verdict = 'FITS' | 'DOES_NOT' | 'NOT_SHOWN';

export interface FittingRuleData {
  code: CodeOf<typeof FittingRuleCode>;
  nl: string;
  en: string;
  source: string;
  /** Whether no document or law says so. */
  assumed: boolean;
  /** Whether the published list shows what the rule asks. */
  inList: boolean;
  test: (sought: Sought, home: Home) => Verdict;
}

const verdict = (fits: boolean | undefined): Verdict =>
  fits === undefined ? 'NOT_SHOWN' : fits ? 'FITS' : 'DOES_NOT';

/** What is asked fits when it is no requirement, and nobody can tell when it is not shown. */
const asked = <T>(value: T | null | undefined, fits: (value: T) => boolean): Verdict =>
  verdict(value === undefined ? undefined : value === null || fits(value));

const accessibility = ['STAIRS', 'STEP_FREE', 'WALKER', 'WHEELCHAIR'];
const rentBands = ['UP_TO_QUALITY_LIMIT', 'UP_TO_FIRST_CAP', 'UP_TO_SECOND_CAP', 'UP_TO_SOCIAL_LIMIT'];
const notAbove = (one: string, other: string) => rentBands.indexOf(one) <= rentBands.indexOf(other);
const capOf = (household: string) =>
  household === 'ONE' || household === 'TWO' ? 'UP_TO_FIRST_CAP' : 'UP_TO_SECOND_CAP';

/** A home may stand empty for so long before it is needed. */
const longestWait = 91;

/** The same for every period that it may be, or nobody can tell. */
function inEvery(periods: readonly string[], fits: (period: string) => boolean): Verdict {
  const [first, ...others] = new Set(periods.map(fits));
  return verdict(others.length > 0 ? undefined : first);
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** First day of a quarter or half-year. */
function firstDay(period: string): string {
  const [year, part] = [period.slice(0, 4), Number(period.slice(6))];
  const month = (part - 1) * (period[5] === 'H' ? 6 : 3) + 1;
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

const ofNeed = 'Opgave van de zorgaanbieder of de individuele regie, in de woonbehoefte.';

/** Every rule by which a home fits what somebody needs, in the order in which they are told. */
export const fittingRules: readonly FittingRuleData[] = [
  {
    ...{ code: 'HOUSING_MARKET', inList: true, assumed: false },
    nl: 'De woning staat in de woningmarktregio waar een woning wordt gezocht.',
    en: 'The home stands in the housing market where a home is sought.',
    source:
      'Voorrangsregeling: besloten wordt namens de gemeente waarvan de huisvestingsverordening geldt; elke woningmarktregio heeft haar eigen.',
    test: (sought, home) => verdict(sought.housingMarket === home.housingMarket),
  },
  {
    ...{ code: 'EXCLUDED_MUNICIPALITY', inList: false, assumed: false },
    nl: 'De woning staat niet in een gemeente waar de cliënt niet kan wonen.',
    en: 'The home does not stand in a municipality where the client cannot live.',
    source: ofNeed,
    test: ({ excluded }, home) => asked(excluded, (areas) => !areas.includes(home.municipality)),
  },
  {
    ...{ code: 'MUNICIPALITY', inList: true, assumed: false },
    nl: 'De woning staat in een gemeente van voorkeur, als die er is.',
    en: 'The home stands in a preferred municipality, if there is one.',
    source: ofNeed,
    test: ({ preferred }, home) =>
      asked(preferred, (areas) => areas.length === 0 || areas.includes(home.municipality)),
  },
  {
    ...{ code: 'KIND_OF_DWELLING', inList: true, assumed: false },
    nl: 'De woning is van de soort die nodig is.',
    en: 'The home is of the kind that is needed.',
    source: ofNeed,
    test: ({ kindOfDwelling }, home) => asked(kindOfDwelling, (kind) => kind === home.kind),
  },
  {
    ...{ code: 'ROOMS', inList: true, assumed: false },
    nl: 'De woning heeft genoeg kamers.',
    en: 'The home has rooms enough.',
    source: ofNeed,
    test: ({ rooms }, home) =>
      rooms && home.rooms >= rooms.least && home.rooms < rooms.most
        ? 'NOT_SHOWN'
        : asked(rooms, ({ least }) => home.rooms >= least),
  },
  {
    ...{ code: 'ACCESSIBILITY', inList: true, assumed: false },
    nl: 'De woning is toegankelijk genoeg: wat voor een rolstoel geschikt is, is het ook voor een rollator en zonder trap.',
    en: 'The home is accessible enough: what is fit for a wheelchair is so for a walker and without stairs too.',
    source: ofNeed,
    // Where nothing is required its place is -1: everything will do.
    test: ({ accessibility: needed }, home) =>
      asked(needed, (each) => accessibility.indexOf(home.accessibility) >= accessibility.indexOf(each)),
  },
  {
    ...{ code: 'RENT', inList: false, assumed: false },
    nl: 'De huur gaat niet boven de hoogste huurklasse die te betalen is.',
    en: 'The rent does not go above the highest band that can be paid.',
    source: ofNeed,
    test: ({ rentBand }, home) => asked(rentBand, (highest) => notAbove(home.rentBand, highest)),
  },
  {
    ...{ code: 'RENT_FOR_HOUSEHOLD', inList: false, assumed: true },
    nl: 'Is niet gezegd welke huur te betalen is, dan gaat zij niet boven de aftoppingsgrens bij de grootte van het huishouden.',
    en: 'Where nobody said what rent can be paid, it does not go above the cap for the size of the household.',
    source:
      'Passend toewijzen: ten minste 95 % van de huishoudens met een inkomen onder de huurtoeslaggrens krijgt een woning onder de ' +
      'aftoppingsgrens (brief van de minister van 8 juni 2017, Kamerstuk 27 926, nr. 278, ' +
      'zoek.officielebekendmakingen.nl/kst-27926-278.html). Een grens voor een en twee, een hogere voor drie en meer personen: ' +
      'Eigen Haard, jaarverslag 2016 (eigenhaard.nl/jaarverslag2016/betaalbaar-wonen/passend-toewijzen). Dat dit huishouden recht heeft op ' +
      'huurtoeslag, en dat de norm voor elke woning geldt, is een aanname van de hub, nog te bevestigen door een ambtenaar.',
    test: ({ rentBand, householdSize }, home) =>
      rentBand ? 'FITS' : asked(householdSize, (size) => notAbove(home.rentBand, capOf(size))),
  },
  {
    ...{ code: 'NOT_TOO_LATE', inList: true, assumed: false },
    nl: 'De woning is beschikbaar voordat de verwachte periode om is.',
    en: 'The home is available before the expected period is over.',
    source: ofNeed,
    test: ({ periods }, home) =>
      inEvery(periods, (period) => home.availableFrom <= readPeriod(period)!.lastDay),
  },
  {
    ...{ code: 'NOT_TOO_EARLY', inList: true, assumed: true },
    nl: `De woning is ten hoogste ${longestWait} dagen voor de verwachte periode beschikbaar.`,
    en: `The home is available ${longestWait} days before the expected period at most.`,
    source: 'Aanname van de hub: een kwartaal; geen document noemt een termijn.',
    test: ({ periods }, home) =>
      inEvery(periods, (period) => home.availableFrom >= daysBefore(firstDay(period), longestWait)),
  },
];

export interface Judgement {
  /** The rules that the home breaks; it fits when there are none, and none of which nobody can tell. */
  broken: readonly FittingRuleData[];
  notShown: readonly FittingRuleData[];
}

/** Which rules stand between a home and what somebody needs. */
export function judge(
  sought: Sought,
  home: Home,
  rules: readonly FittingRuleData[] = fittingRules,
): Judgement {
  const verdicts = rules.map((rule) => ({ rule, says: rule.test(sought, home) }));
  const those = (wanted: Verdict) => verdicts.filter(({ says }) => says === wanted).map(({ rule }) => rule);
  return { broken: those('DOES_NOT'), notShown: those('NOT_SHOWN') };
}
