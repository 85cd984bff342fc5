import { codes } from '../../graphql/codes';

export const CapacityMutationKind = codes(
  'CapacityMutationKind',
  'Soort capaciteitsmutatie. What a line of the ledger says.',
  {
    OPENING: 'opening: het eerste aantal plekken',
    EXPANSION: 'uitbreiding: plekken erbij',
    REDUCTION: 'inkrimping: plekken eraf',
    OUT_OF_USE: 'buiten gebruik: plekken die niet te gebruiken zijn',
    BACK_IN_USE: 'weer in gebruik: plekken die weer te gebruiken zijn',
    OCCUPANCY_COUNT: 'bezettingstelling: hoeveel plekken bezet zijn',
    CONFIRMATION: 'bevestiging: niets veranderd',
    CLOSURE: 'sluiting: geen plekken meer en niemand meer binnen',
    CORRECTION: 'correctie: neemt de plaats in van een eerdere regel, of trekt die in',
  },
);

export const CountingWay = codes(
  'CountingWay',
  'Wijze van tellen. Where the occupancy of a facility follows from.',
  {
    COUNTS: 'tellingen door de aanbieder',
    STAYS: 'verblijven van cliënten',
  },
);

export const CapacityReason = codes('CapacityReason', 'Reden van een capaciteitsmutatie. Why it changed.', {
  STATED_IN_DOCUMENT: 'vermeld in een document',
  END_OF_TERM: 'einde van de termijn',
  MAINTENANCE: 'onderhoud',
  STAFF_SHORTAGE: 'personeelstekort',
  SAFETY: 'veiligheid',
  SEASONAL: 'seizoen',
  OTHER: 'anders',
});
