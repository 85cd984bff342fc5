import { codes } from '../../graphql/codes';

export const Accessibility = codes(
  'Accessibility',
  'Toegankelijkheid. How accessible the home must be at least.',
  {
    NO_REQUIREMENT: 'geen eis',
    STEP_FREE: 'zonder trap te bereiken',
    WALKER: 'geschikt voor een rollator',
    WHEELCHAIR: 'geschikt voor een rolstoel',
  },
);

export const RoomsClass = codes('RoomsClass', 'Klasse van kamers. Number of rooms needed, in classes.', {
  ONE_OR_TWO: 'een of twee kamers',
  THREE_OR_MORE: 'drie of meer kamers',
});

export const HouseholdSize = codes(
  'HouseholdSize',
  'Grootte van het huishouden. Persons who will live in the home, in bands.',
  {
    ONE: 'een persoon',
    TWO: 'twee personen',
    THREE_OR_FOUR: 'drie of vier personen',
    FIVE_OR_MORE: 'vijf of meer personen',
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

export const NominationScheme = codes(
  'NominationScheme',
  'Regeling. The scheme under which somebody is nominated for a home.',
  {
    PRIORITY_SCHEME: 'voorrangsregeling',
    QUOTA_SCHEME: 'contingentregeling',
    HOUSING_FIRST: 'Housing First',
  },
);

export const AreaWish = codes('AreaWish', 'Voorkeur of uitsluiting. What a municipality is to the client.', {
  PREFERRED: 'voorkeur',
  EXCLUDED: 'uitgesloten',
});

export const ExclusionReason = codes(
  'ExclusionReason',
  'Reden van uitsluiting. Why somebody cannot live in a municipality.',
  {
    SAFETY: 'veiligheid van de cliënt',
    COURT_ORDER: 'gebiedsverbod',
    HARMFUL_NETWORK: 'schadelijk netwerk',
    EARLIER_NUISANCE: 'eerdere overlast',
    OWN_WISH: 'eigen wens',
  },
);
