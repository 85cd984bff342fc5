import { codes } from '../../graphql/codes';

export const ExtractStatus = codes('ExtractStatus', 'Stand van een extract. Whether anything is shown.', {
  PUBLISHED: 'gepubliceerd',
  WITHHELD: 'er wordt niets getoond',
});

export const ExtractWithheldReason = codes(
  'ExtractWithheldReason',
  'Reden dat er niets wordt getoond. Why an extract shows nothing.',
  {
    TOO_FEW: 'te weinig cliënten: minder dan tien',
    TOO_ALIKE: 'te gelijk: minder dan drie verschillende plekken waarheen zij gingen',
    TOO_REVEALING: 'naast een eerder extract zou te veel te herleiden zijn',
  },
);

export const ExtractAge = codes(
  'ExtractAge',
  'Leeftijdsgroep in een extract. Age in bands, or in one of two groups where a band may not be shown.',
  {
    UNDER_27: 'jonger dan 27',
    FROM_27: '27 en ouder',
    UNDER_18: 'jonger dan 18',
    FROM_18_TO_22: '18 tot en met 22',
    FROM_23_TO_26: '23 tot en met 26',
    FROM_27_TO_64: '27 tot en met 64',
    FROM_65: '65 en ouder',
    UNKNOWN: 'onbekend',
  },
);

export const ExtractSteps = codes(
  'ExtractSteps',
  'Stappen in een extract. How many stays a course of stays had, or whether it had more than one.',
  {
    ONE: 'één verblijf',
    SEVERAL: 'meer dan één verblijf',
    TWO: 'twee verblijven',
    THREE: 'drie verblijven',
    FOUR_OR_MORE: 'vier of meer verblijven',
  },
);

export const ExtractWaiting = codes(
  'ExtractWaiting',
  'Wachttijd in een extract. Days, in classes, each up to and including its last.',
  {
    DAYS_0_7: '0 tot en met 7 dagen',
    DAYS_OVER_7: 'meer dan 7 dagen',
    DAYS_7_14: '8 tot en met 14 dagen',
    DAYS_14_28: '15 tot en met 28 dagen',
    DAYS_28_56: '29 tot en met 56 dagen',
    DAYS_OVER_56: 'meer dan 56 dagen',
  },
);

export const ExtractLengthOfStay = codes(
  'ExtractLengthOfStay',
  'Verblijfsduur in een extract. Calendar months, in classes, each up to and including its last.',
  {
    MONTHS_0_6: 'tot en met 6 maanden',
    MONTHS_OVER_6: 'meer dan 6 maanden',
    MONTHS_0_3: 'tot en met 3 maanden',
    MONTHS_3_6: 'meer dan 3 tot en met 6 maanden',
    MONTHS_6_12: 'meer dan 6 tot en met 12 maanden',
    MONTHS_12_24: 'meer dan 12 tot en met 24 maanden',
    MONTHS_OVER_24: 'meer dan 24 maanden',
  },
);
