import type { Bilingual } from '../../errors';
import type { Balance, Measured, PartValue } from './data-quality.rules';
import { answerWithinDays, periodDays, type PartCode } from './quality-parts';

/** What a part rests on, in words with its numbers. */
export const explainPart = ({ code, value, reason }: PartValue, measured: Measured): Bilingual =>
  value === null ? { NO_FACILITIES: noFacilities, ...nothing }[reason!] : explanations[code](measured);

const noFacilities: Bilingual = {
  nl: 'Er is geen voorziening die moet melden.',
  en: 'There is no facility that is to report.',
};

const nothing = {
  NOTHING_REPORTED: {
    nl: `In de laatste ${periodDays} dagen is geen telling of mutatie gemeld, of alleen vooraf aangekondigde.`,
    en: `In the last ${periodDays} days no count or change was reported, or only such as were announced ahead.`,
  },
  TOO_FEW_COUNTS: {
    nl: `Van geen voorziening zijn er twee tellingen in de laatste ${periodDays} dagen.`,
    en: `Of no facility there are two counts in the last ${periodDays} days.`,
  },
  NO_STAYS: {
    nl: 'Van de getelde voorzieningen zijn geen verblijven bekend: er valt niets te vergelijken.',
    en: 'Of the facilities that were counted no stays are known: there is nothing to compare.',
  },
  MADE_UP_LINES: {
    nl: 'De tellingen of verblijven zijn verzonnen (synthetisch) en niet op elkaar gemaakt: vergelijken zegt niets.',
    en: 'The counts or stays are made up (synthetic) and not made to match: comparing them says nothing.',
  },
};

const explanations: Readonly<Record<PartCode, (measured: Measured) => Bilingual>> = {
  DELAY: ({ events, medianDelay }) => ({
    nl: `Van ${events} tellingen en mutaties van de laatste ${periodDays} dagen kwam de middelste ${dutch(medianDelay!)} ${medianDelay === 1 ? 'dag' : 'dagen'} na de gebeurtenis binnen.`,
    en: `Of ${events} counts and changes of the last ${periodDays} days the middle one came in ${medianDelay} ${medianDelay === 1 ? 'day' : 'days'} after the event.`,
  }),
  COMPLETENESS: ({ complete, facilities }) => ({
    nl: `Van ${complete} van de ${facilities} voorzieningen die moeten melden zijn plekken, eenheid en een telling bekend.`,
    en: `Of ${complete} of the ${facilities} facilities that are to report, places, unit and a count are known.`,
  }),
  OVERDUE: ({ overdue, facilities }) => ({
    nl: `Van ${overdue} van de ${facilities} voorzieningen die moeten melden is de melding te laat.`,
    en: `Of ${overdue} of the ${facilities} facilities that are to report the report is overdue.`,
  }),
  BALANCE: ({ balance }) => ({ nl: balanceInDutch(balance), en: balanceInEnglish(balance) }),
  FINDINGS_UNCONFIRMED: ({ openReports, lateReports }) => ({
    nl: `Van ${openReports} open foutmeldingen wachten er ${lateReports} langer dan ${answerWithinDays} dagen op antwoord.`,
    en: `Of ${openReports} open error reports ${lateReports} have waited for an answer for more than ${answerWithinDays} days.`,
  }),
};

function balanceInDutch({ compared, unbalanced, difference, people, madeUp, withoutStays }: Balance): string {
  const left = madeUp + withoutStays;
  return (
    `In ${compared - unbalanced} van de ${compared} vergeleken voorzieningen sluiten tellingen en verblijven op elkaar aan; ` +
    `het verschil is ${difference} op ${people} mensen.` +
    (left > 0 ? ` Niet vergeleken: ${withoutStays} zonder verblijven, ${madeUp} met verzonnen gegevens.` : '')
  );
}

function balanceInEnglish({
  compared,
  unbalanced,
  difference,
  people,
  madeUp,
  withoutStays,
}: Balance): string {
  const left = madeUp + withoutStays;
  return (
    `In ${compared - unbalanced} of the ${compared} facilities that were compared counts and stays agree; ` +
    `the difference is ${difference} of ${people} people.` +
    (left > 0 ? ` Not compared: ${withoutStays} without stays, ${madeUp} with made-up data.` : '')
  );
}

const dutch = (value: number): string => String(value).replace('.', ',');
