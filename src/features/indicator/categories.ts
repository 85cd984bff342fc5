import type { Bilingual } from '../../errors';
import { glossary } from '../../graphql/glossary';
import { RefusalGround } from '../nomination/nomination.codes';
import { Destination } from '../trajectory/trajectory.codes';
import type { Buckets } from './buckets';

/** The categories of a measure, in the order in which they are shown. */
export type Categories = Readonly<Record<string, Bilingual>>;

export const ofBuckets = ({ classes }: Buckets): Categories =>
  Object.fromEntries(classes.map(({ code, label }) => [code, label]));

/** The codes of a list of another feature, in the words of the glossary. */
function listed(name: string, codes: Readonly<Record<string, string>>): Categories {
  const terms = new Map(glossary().map(({ identifier, nl, en }) => [identifier, { nl, en }]));
  return Object.fromEntries(Object.keys(codes).map((code) => [code, terms.get(`${name}.${code}`)!]));
}

export const inflow: Categories = {
  FIRST_TIME: { nl: 'eerste keer in twee jaar', en: 'first time in two years' },
  RETURNED: { nl: 'teruggekomen binnen twee jaar', en: 'came back within two years' },
  UNSPECIFIED: { nl: 'niet vast te stellen', en: 'cannot be told' },
};

export const throughflow: Categories = {
  SAME_PRODUCT: { nl: 'binnen hetzelfde woonzorgproduct', en: 'within the same housing-care product' },
  OTHER_PRODUCT: { nl: 'naar een ander woonzorgproduct', en: 'to another housing-care product' },
};

export const destination = listed('Destination', Destination);

/** Where people of the outflow went. Of who is inactive nobody says it: so this is no destination that can be reported. */
export const leftTo: Categories = {
  ...destination,
  INACTIVE: {
    nl: 'inactief: zo lang geen teken van leven dat de cliënt als vertrokken geldt',
    en: 'inactive: no sign of life for so long that the client counts as left',
  },
};

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

export const refusalGround = listed('RefusalGround', RefusalGround);
