import { codes } from '../../graphql/codes';

export const Accessibility = codes(
  'Accessibility',
  'Toegankelijkheid. How accessible the home must be at least.',
  {
    NO_REQUIREMENT: 'geen eis',
    STEP_FREE: 'zonder trappen of drempels, geschikt voor een rollator',
    WHEELCHAIR: 'rolstoelgeschikt',
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

/** Bands by the limits of the housing allowance, whose amounts change every year. */
export const RentBand = codes(
  'RentBand',
  'Huurklasse. Highest rent that can be paid, by the limits of the housing allowance (huurtoeslag) of the year.',
  {
    CHEAP: 'goedkoop: tot de kwaliteitskortingsgrens',
    AFFORDABLE_LOW: 'betaalbaar laag: tot de lage aftoppingsgrens',
    AFFORDABLE_HIGH: 'betaalbaar hoog: tot de hoge aftoppingsgrens',
    EXPENSIVE: 'duur: tot de huurprijsgrens van de sociale huur',
  },
);

export const HousingScheme = codes('HousingScheme', 'Regeling. Scheme under which the home is to be found.', {
  PRIORITY_SCHEME: 'voorrangsregeling',
  QUOTA: 'contingent',
  HOUSING_FIRST: 'Housing First',
});

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
