export interface Term {
  /** The name in the schema: a type, or `Type.CODE` for a value of a code list. */
  identifier: string;
  nl: string;
  en: string;
}

const terms = new Map<string, Term>();

export function addTerm(term: Term): void {
  terms.set(term.identifier, term);
}

/** Every word of the schema in both languages, in alphabetical order of its identifier. */
export const glossary = (): Term[] =>
  [...terms.values()].sort((a, b) => (a.identifier < b.identifier ? -1 : 1));

/** Schema types and words of the chain with their Dutch term; code lists add their own labels. */
const words: Record<string, string> = {
  Municipality: 'gemeente',
  CentralMunicipality: 'centrumgemeente',
  Region: 'regio',
  Partner: 'ketenpartner',
  HousingAssociation: 'woningcorporatie',
  CareProvider: 'zorgaanbieder',
  CaseCoordinator: 'individuele regie',
  AccessPoint: 'toegang',
  CommunityTeam: 'sociaal wijkteam',
  WorkingArea: 'werkgebied',
  LocalProjectGroup: 'lokale projectgroep',
  Client: 'cliënt',
  TargetGroup: 'doelgroep',
  MoveOnCandidate: 'uitstromer',
  SofaSurfer: 'bankslaper',
  MunicipalityOfOrigin: 'gemeente van herkomst',
  HomelessnessCause: 'aanleiding dakloosheid',
  Trajectory: 'traject',
  Registration: 'aanmelding',
  AccessProposal: 'toegangsadvies',
  AccessDecision: 'beschikking toegang',
  Triage: 'triage',
  Stay: 'verblijf',
  Destination: 'vervolgplek',
  Route: 'route',
  Episode: 'opvangperiode',
  HandOver: 'overdracht',
  Inflow: 'instroom',
  Throughflow: 'doorstroom',
  Outflow: 'uitstroom',
  Return: 'terugval',
  FollowUp: 'waakvlam',
  Nomination: 'voordracht',
  Offer: 'woningaanbod',
  Facility: 'voorziening',
  Place: 'plek',
  CapacityMutation: 'capaciteitsmutatie',
  OutOfUse: 'buiten gebruik',
  Occupancy: 'bezetting',
  NightShelter: 'nachtopvang',
  CrisisShelter: 'crisisopvang',
  ShelteredHousing: 'beschermd wonen',
  SupportedAtHome: 'beschermd thuis',
  TransitionalHousing: 'tussenvoorziening',
  FlexHousing: 'flexwonen',
  TimeOutPlace: 'time-outplek',
  HousingTraining: 'woontraining',
  HousingCareProduct: 'woonzorgproduct',
  ActionLine: 'actielijn',
  Action: 'actie',
  ProgrammeEdition: 'editie uitvoeringsprogramma',
  Need: 'behoefte',
  LocalPledge: 'lokaal bod',
  Quota: 'contingent',
  PriorityScheme: 'voorrangsregeling',
  AllocationKey: 'verdeelsleutel',
  Agreement: 'convenant',
  LengthOfStay: 'verblijfsduur',
  AgendaLine: 'agendaregel',
  CandidateList: 'lijst van uitstromers',
  HousingArea: 'gemeente van voorkeur of uitsluiting',
  HousingDemand: 'vraag naar woningen',
  CapacityCoverage: 'dekking van capaciteit',
  Coverage: 'dekking',
  DataQuality: 'datakwaliteit',
  Document: 'document',
  ErrorAnswer: 'antwoord op een foutmelding',
  ErrorCorrection: 'herstel',
  ErrorReport: 'foutmelding',
  FacilityAcceptance: 'cliënten aannemen',
  FacilityAddress: 'adres',
  FacilityOccupancy: 'bezetting',
  FacilityOperator: 'aanbieder sinds',
  FacilityPlaces: 'plekken',
  FacilityStatement: 'vermelding',
  FreePlaces: 'vrije plekken',
  Indicator: 'indicator',
  IndicatorValue: 'waarde van een indicator',
  ActionReport: 'stand van een actie',
  PledgeNote: 'voetnoot bij het lokaal bod',
  OccupancyComparison: 'vergelijking van bezetting',
  OverdueReport: 'achterstallige melding',
  PublishedCoverage: 'dekking van een publicatie',
  PublishedOccupancy: 'gepubliceerde bezetting',
  RealisedPlaces: 'gerealiseerd',
  Viewer: 'aanvrager',
  Withheld: 'weggelaten gegeven',
  Dwelling: 'woning',
  HousingNeed: 'woonbehoefte',
  NominationStep: 'stap van een voordracht',
  NominationDeadline: 'termijn van een stap',
};

for (const [identifier, nl] of Object.entries(words)) {
  addTerm({
    identifier,
    nl,
    en: identifier.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase(),
  });
}
