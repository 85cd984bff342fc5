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

/** The limits of the rent allowance act (Wet op de huurtoeslag) without their amounts, which change every year. */
export const RentBand = codes(
  'RentBand',
  'Huurklasse. Up to which limit of the rent allowance the rent of a dwelling goes.',
  {
    UP_TO_QUALITY_LIMIT: 'tot de kwaliteitskortingsgrens',
    UP_TO_FIRST_CAP: 'tot de lage aftoppingsgrens (een of twee personen)',
    UP_TO_SECOND_CAP: 'tot de hoge aftoppingsgrens (drie of meer personen)',
    UP_TO_SOCIAL_LIMIT: 'tot de huurgrens voor sociale huur',
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
