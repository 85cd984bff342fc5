import type { Bilingual } from '../../errors';
import type { Buckets } from './buckets';

/** The categories of a measure, in the order in which they are shown. */
export type Categories = Readonly<Record<string, Bilingual>>;

export const ofBuckets = ({ classes }: Buckets): Categories =>
  Object.fromEntries(classes.map(({ code, label }) => [code, label]));

/** Codes of lists of other features, with the words that the glossary has for them: a test compares the two. */
const worded = (labels: Record<string, string>): Categories =>
  Object.fromEntries(
    Object.entries(labels).map(([code, nl]) => [code, { nl, en: code.toLowerCase().replaceAll('_', ' ') }]),
  );

export const inflow: Categories = {
  FIRST_TIME: { nl: 'eerste keer in twee jaar', en: 'first time in two years' },
  RETURNED: { nl: 'teruggekomen binnen twee jaar', en: 'came back within two years' },
  UNSPECIFIED: { nl: 'niet vast te stellen', en: 'cannot be told' },
};

export const throughflow: Categories = {
  SAME_PRODUCT: { nl: 'binnen hetzelfde woonzorgproduct', en: 'within the same housing-care product' },
  OTHER_PRODUCT: { nl: 'naar een ander woonzorgproduct', en: 'to another housing-care product' },
};

export const destination = worded({
  SHELTER: 'opvang',
  SHELTERED_HOUSING: 'beschermd wonen',
  SUPPORTED_AT_HOME: 'beschermd thuis',
  TRANSITIONAL_HOUSING: 'tussenvoorziening',
  OWN_HOME: 'eigen woning',
  FAMILY_OR_FRIENDS: 'familie of vrienden',
  CARE_INSTITUTION: 'zorginstelling',
  DETENTION: 'detentie',
  ABROAD: 'buitenland',
  STREET: 'straat',
  OTHER: 'anders',
  UNKNOWN: 'onbekend',
});

export const permanence: Categories = {
  DURABLE_HOME: { nl: 'naar een duurzame woning', en: 'to a durable home' },
  ELSEWHERE: { nl: 'elders naartoe', en: 'elsewhere' },
  UNKNOWN: { nl: 'onbekend', en: 'unknown' },
};

export const returned: Categories = {
  RETURNED: { nl: 'teruggekomen', en: 'came back' },
  NOT_RETURNED: { nl: 'niet teruggekomen', en: 'did not come back' },
};

export const norm: Categories = {
  MET: { nl: 'gehaald', en: 'met' },
  MISSED: { nl: 'niet gehaald', en: 'missed' },
};

export const kindOfDwelling: Categories = {
  INDEPENDENT_DWELLING: { nl: 'zelfstandige woning', en: 'independent dwelling' },
  TRANSITIONAL_HOUSING: { nl: 'tussenvoorziening', en: 'transitional housing' },
  CLUSTERED_DWELLING: { nl: 'geclusterde woning', en: 'clustered dwelling' },
  UNKNOWN: { nl: 'onbekend', en: 'unknown' },
};

export const scheme: Categories = {
  PRIORITY_SCHEME: { nl: 'voorrangsregeling', en: 'priority scheme' },
  QUOTA_SCHEME: { nl: 'contingent', en: 'quota' },
  HOUSING_FIRST: { nl: 'Housing First', en: 'Housing First' },
};

export const refusalGround = worded({
  NOT_ACCESSIBLE: 'kandidaat: niet toegankelijk',
  TOO_SMALL: 'kandidaat: te klein voor het huishouden',
  RENT_TOO_HIGH: 'kandidaat: huur te hoog',
  SURROUNDINGS_UNSAFE: 'kandidaat: omgeving niet veilig',
  TOO_FAR_FROM_SUPPORT: 'kandidaat: te ver van begeleiding, werk of school',
  NO_FITTING_DWELLING: 'corporatie: geen passende woning in zicht',
  COMPLEX_NOT_SUITABLE: 'corporatie: complex of buurt kan dit nu niet dragen',
  GUIDANCE_NOT_ARRANGED: 'corporatie: begeleiding niet geregeld',
  CANDIDATE_NOT_REACHED: 'corporatie: kandidaat niet bereikt',
  DWELLING_FELL_THROUGH: 'corporatie: woning toch niet beschikbaar',
});
