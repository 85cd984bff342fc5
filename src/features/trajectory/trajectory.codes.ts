import { codes } from '../../graphql/codes';

export const Route = codes('Route', 'Route. By which way somebody comes into the chain.', {
  SHELTER: 'opvang',
  SHELTERED_HOUSING: 'beschermd wonen',
  HOUSING_FIRST: 'van straat naar Housing First',
  YOUTH_CARE: 'jeugdzorg',
  DETENTION: 'detentie',
  FAMILY: 'gezin',
  WOMENS_SHELTER: 'vrouwenopvang',
});

export const Phase = codes('Phase', 'Fase. How far a trajectory has come, as its events say.', {
  REGISTERED: 'aangemeld',
  ACCESS_DECIDED: 'toegang besloten',
  SHELTERED: 'in de opvang',
  TRIAGED: 'triage gedaan',
  MOVE_ON_READY: 'uitstroomklaar',
  NOMINATED: 'voorgedragen',
  OFFERED: 'woning aangeboden',
  HOUSED: 'gehuisvest',
  FOLLOW_UP: 'nazorg (waakvlam)',
  RETURNED: 'teruggevallen',
  CLOSED: 'afgesloten',
});

export const TrajectoryEventKind = codes(
  'TrajectoryEventKind',
  'Soort gebeurtenis. What happened in a trajectory.',
  {
    REGISTERED: 'aanmelding',
    ACCESS_GRANT_PROPOSED: 'toegangsadvies: toekennen',
    ACCESS_REFUSAL_PROPOSED: 'toegangsadvies: afwijzen',
    ACCESS_GRANTED: 'beschikking toegang: toegekend',
    ACCESS_REFUSED: 'beschikking toegang: afgewezen',
    STAY_STARTED: 'verblijf begonnen',
    SEEN: 'gezien in de voorziening',
    STAY_ENDED: 'verblijf beëindigd',
    TRIAGED: 'triage gedaan',
    MOVE_ON_READY: 'uitstroomklaar',
    NOMINATED: 'voorgedragen voor een woning',
    OFFERED: 'woning aangeboden',
    HOUSED: 'gehuisvest',
    FOLLOW_UP_STARTED: 'nazorg begonnen',
    RETURNED: 'terugval',
    CLOSED: 'afgesloten',
    CORRECTION: 'correctie',
    ERASED: 'gewist: er gebeurde iets, en wat het was is weggehaald',
  },
);

export const NormStatus = codes('NormStatus', 'Stand van een norm. Whether a norm was met.', {
  DUE: 'loopt nog',
  MET: 'gehaald',
  MISSED: 'niet gehaald',
});

export const NormKind = codes('NormKind', 'Norm van de opvangroute. Which norm of the shelter route.', {
  TRIAGE:
    'triage binnen zes weken na toegang, of na de eerste nacht als die eerder was; vervalt als de toegang wordt afgewezen',
  SHELTER: 'ten hoogste drie maanden opvang per opvangperiode',
});

/** By what decides which help there is: youth, young people up to 27, and who has reached the age of a state pension or nearly. */
export const AgeBand = codes(
  'AgeBand',
  'Leeftijdsgroep. Age in bands; no age and no birth date enters the hub.',
  {
    UNDER_18: 'jonger dan 18',
    FROM_18_TO_22: '18 tot en met 22',
    FROM_23_TO_26: '23 tot en met 26',
    FROM_27_TO_64: '27 tot en met 64',
    FROM_65: '65 en ouder',
  },
);

/**
 * No document has a list of it, nor a measure. These few are the hub's own, each in words of the documents: somebody who lives by
 * himself with 'ambulante begeleiding' (transition 2024-2030), 'intensieve ondersteuning' (vision, appendix 6, Housing First), and 'toezicht en
 * begeleiding' (vision, appendix 6, sheltered housing).
 */
export const SupportNeed = codes(
  'SupportNeed',
  "Ondersteuningsbehoefte. What support somebody needs. No document lists it: these few codes are the hub's own.",
  {
    NONE: 'geen ondersteuning nodig',
    AMBULATORY: 'ambulante begeleiding',
    INTENSIVE: 'intensieve ondersteuning',
    SUPERVISED: 'toezicht en begeleiding',
  },
);

export const Destination = codes('Destination', 'Vervolgplek. Where somebody goes to.', {
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
  DECEASED: 'overleden',
  TRANSFERRED_OUT: 'overgedragen aan een andere regio',
  OTHER: 'anders',
  UNKNOWN: 'onbekend',
});

export const HomelessnessCause = codes(
  'HomelessnessCause',
  'Aanleiding dakloosheid. Why somebody has no home; there can be several.',
  {
    RENT_ARREARS_OR_DEBT: 'huurachterstand of schulden',
    BREAKUP: 'relatiebreuk',
    NO_MOTIVATION_FOR_CARE: 'geen motivatie voor zorg',
    NUISANCE: 'overlast',
    AFTER_DETENTION: 'na detentie',
    RETURN_FROM_ABROAD: 'terug uit het buitenland',
    OTHER: 'anders',
    CANNABIS_EVICTION: 'ontruiming wegens hennepteelt',
  },
);
