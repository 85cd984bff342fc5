import { codes } from '../../graphql/codes';

export const NominationState = codes(
  'NominationState',
  'Stand van een voordracht. How far a nomination has come, as its steps say.',
  {
    SUBMITTED: 'ingediend',
    ASSESSED: 'beoordeeld',
    GRANTED: 'toegekend, en toe te wijzen',
    REJECTED: 'afgewezen',
    RESERVED: 'gereserveerd voor een corporatie',
    ASSIGNED: 'toegewezen aan een corporatie',
    OFFERED: 'woning aangeboden',
    ACCEPTED: 'aanbod aanvaard',
    LEASED: 'huurcontract getekend',
    HOUSED: 'gehuisvest',
    WITHDRAWN: 'ingetrokken',
  },
);

export const NominationStepKind = codes(
  'NominationStepKind',
  'Soort stap. What was done with a nomination.',
  {
    SUBMITTED: 'indienen',
    ASSESSED: 'beoordelen',
    DECIDED: 'besluiten',
    RESERVED: 'reserveren voor een corporatie',
    ASSIGNED: 'toewijzen aan een corporatie',
    RELEASED: 'vrijgeven: terugnemen van de corporatie',
    OFFERED: 'woning aanbieden',
    ACCEPTED: 'aanbod aanvaarden',
    REFUSED: 'aanbod of toewijzing weigeren',
    LEASE_SIGNED: 'huurcontract tekenen',
    HOUSED: 'huisvesten: de sleutel overdragen',
    LEASE_TURNED: 'omklappen naar een huurcontract op eigen naam',
    WITHDRAWN: 'intrekken',
  },
);

export const NominationDecision = codes(
  'NominationDecision',
  'Besluit op een voordracht. Whether it was granted.',
  { GRANTED: 'toegekend', REJECTED: 'afgewezen' },
);

export const LeaseKind = codes('LeaseKind', 'Soort huurcontract. In whose name a home is let.', {
  OWN: 'op eigen naam',
  THREE_PARTY: 'driepartijencontract, dat later kan omklappen',
});

/** Of the target groups whose demand the agenda estimates, and of Housing First. */
export const ApplicationReason = codes(
  'ApplicationReason',
  'Aanvraaggrond. For which reason a home is asked for.',
  {
    FROM_SHELTERED_HOUSING: 'uitstroom uit beschermd wonen',
    FROM_SHELTER: 'uitstroom uit de maatschappelijke opvang',
    FROM_WOMENS_SHELTER: 'uitstroom uit de vrouwenopvang',
    FROM_YOUTH_CARE: 'uitstroom uit jeugdzorg',
    FROM_PRISON: 'uitstroom uit een penitentiaire instelling',
    FROM_THE_STREET: 'van de straat naar een woning',
    FAMILY_WITH_CARE_NEED: 'gezin met een zorgvraag',
    HOMELESS_YOUNG_PERSON: 'dak- of thuisloze jongere',
  },
);

/** Why the central municipality grants what the rules would refuse. */
export const OverrideReason = codes(
  'OverrideReason',
  'Reden om af te wijken. Why the central municipality grants beyond a quota, or within three years of an earlier application.',
  {
    HARDSHIP: 'hardheidsclausule',
    SAFETY: 'veiligheid van de kandidaat',
    AGREED_WITH_PARTNERS: 'afgesproken met gemeente en corporatie',
    QUOTA_RAISED: 'contingent wordt verhoogd',
  },
);

const rejection = {
  EARLIER_APPLICATION: 'eerdere aanvraag om dezelfde reden, korter dan 3 jaar geleden',
  NO_TIE_TO_REGION: 'geen binding met de regio',
  NO_URGENT_NEED: 'geen dringende noodzaak',
  OTHER_SOLUTION_FIRST: 'er is een voorliggende oplossing',
  NOT_READY_TO_MOVE: 'nog niet uitstroomklaar',
  INCOMPLETE: 'onvolledig, ook na navraag',
};

/** What the candidate says of a dwelling that was offered. */
const refusalByCandidate = {
  NOT_ACCESSIBLE: 'kandidaat: niet toegankelijk',
  TOO_SMALL: 'kandidaat: te klein voor het huishouden',
  RENT_TOO_HIGH: 'kandidaat: huur te hoog',
  SURROUNDINGS_UNSAFE: 'kandidaat: omgeving niet veilig',
  TOO_FAR_FROM_SUPPORT: 'kandidaat: te ver van begeleiding, werk of school',
};

const refusalByAssociation = {
  NO_FITTING_DWELLING: 'corporatie: geen passende woning in zicht',
  COMPLEX_NOT_SUITABLE: 'corporatie: complex of buurt kan dit nu niet dragen',
  GUIDANCE_NOT_ARRANGED: 'corporatie: begeleiding niet geregeld',
  CANDIDATE_NOT_REACHED: 'corporatie: kandidaat niet bereikt',
  DWELLING_FELL_THROUGH: 'corporatie: woning toch niet beschikbaar',
};

const release = {
  RESERVATION_LAPSED: 'reservering verlopen',
  NO_ANSWER_IN_TIME: 'geen antwoord binnen de termijn',
  INTAKE_FAILED: 'intake leidde niet tot een huurcontract',
  OTHER_ASSOCIATION_FITS: 'een andere corporatie past beter',
};

const withdrawal = {
  CLIENT_WITHDREW: 'de kandidaat ziet ervan af',
  OTHER_HOME_FOUND: 'andere woonplek gevonden',
  NO_LONGER_READY: 'niet langer uitstroomklaar',
  ARRANGED_OUTSIDE_HUB: 'buiten de hub geregeld',
  SUBMITTED_IN_ERROR: 'per abuis ingediend',
};

export const RejectionGround = codes(
  'RejectionGround',
  'Afwijzingsgrond. Why a nomination is rejected.',
  rejection,
);

export const RefusalGround = codes(
  'RefusalGround',
  'Weigeringsgrond. Why a candidate refuses an offer, or an association an assignment.',
  { ...refusalByCandidate, ...refusalByAssociation },
);

export const ReleaseGround = codes(
  'ReleaseGround',
  'Grond van vrijgeven. Why a nomination is taken back from an association.',
  release,
);

export const WithdrawalGround = codes(
  'WithdrawalGround',
  'Grond van intrekken. Why a nomination is withdrawn.',
  withdrawal,
);

export const NominationGround = codes(
  'NominationGround',
  'Grond van een stap. Why a nomination was rejected, refused, taken back or withdrawn.',
  {
    ...rejection,
    ...refusalByCandidate,
    ...refusalByAssociation,
    ...release,
    ...withdrawal,
    TRAJECTORY_CLOSED: 'traject afgesloten',
  },
);

/** Whether a ground is the candidate's, about a dwelling: without an offer there is nothing to say it of. */
export const isGroundOfCandidate = (ground: string): boolean => ground in refusalByCandidate;
