import { codes } from '../../graphql/codes';

export const DwellingState = codes(
  'DwellingState',
  'Stand van een woning. What became of an announced dwelling.',
  {
    AVAILABLE: 'beschikbaar voor een voordracht',
    NOMINATED: 'in een lopende voordracht',
    LET: 'verhuurd na een voordracht',
    WITHDRAWN: 'teruggetrokken door de corporatie',
  },
);

export const DwellingAccessibility = codes(
  'DwellingAccessibility',
  'Toegankelijkheid van een woning. Who can get in and about.',
  {
    STAIRS: 'met een trap te bereiken',
    STEP_FREE: 'zonder trap te bereiken: begane grond of lift',
    WALKER: 'geschikt voor een rollator',
    WHEELCHAIR: 'geschikt voor een rolstoel',
  },
);

export const DwellingWithdrawalReason = codes(
  'DwellingWithdrawalReason',
  'Reden van terugtrekken. Why an announced dwelling is no longer to be had.',
  {
    LET_OTHERWISE: 'anders verhuurd',
    NOT_AVAILABLE: 'komt toch niet vrij',
    ANNOUNCED_IN_ERROR: 'per abuis aangekondigd',
  },
);
