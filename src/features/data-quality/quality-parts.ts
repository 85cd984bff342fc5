import type { Bilingual } from '../../errors';

/** Days back from today over which reports are looked at. */
export const periodDays = 90;
/** Days after which an error report that nobody answered counts. */
export const answerWithinDays = 14;

export type PartCode = 'DELAY' | 'COMPLETENESS' | 'OVERDUE' | 'BALANCE' | 'FINDINGS_UNCONFIRMED';

interface PartRule {
  name: Bilingual;
  unit: 'DAY' | 'PERCENT' | 'REPORT';
  /** How much it counts in the score, beside the other parts that have points. */
  weight: number;
  /** The value for which there are 100 points, and the one for which there are none; in between in proportion. */
  full: number;
  none: number;
}

/** What the score is made of, in one place: to weigh otherwise is to change a number here. */
export const partRules: Readonly<Record<PartCode, PartRule>> = {
  DELAY: {
    name: { nl: 'meldvertraging', en: 'delay of reports' },
    unit: 'DAY',
    weight: 25,
    full: 1,
    none: 15,
  },
  COMPLETENESS: {
    name: { nl: 'volledigheid', en: 'completeness' },
    unit: 'PERCENT',
    weight: 25,
    full: 100,
    none: 0,
  },
  OVERDUE: {
    name: { nl: 'achterstand', en: 'overdue reports' },
    unit: 'PERCENT',
    weight: 25,
    full: 0,
    none: 100,
  },
  BALANCE: {
    name: { nl: 'balans van tellingen en verblijven', en: 'balance of counts and stays' },
    unit: 'PERCENT',
    weight: 15,
    full: 0,
    none: 10,
  },
  FINDINGS_UNCONFIRMED: {
    name: { nl: 'onbeantwoorde foutmeldingen', en: 'error reports not answered' },
    unit: 'REPORT',
    weight: 10,
    full: 0,
    none: 5,
  },
};
