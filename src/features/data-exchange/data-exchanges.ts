import type { Bilingual } from '../../errors';

/** What an exchange of data is for, and on what it rests. What no document of the region says is null: it is still to be decided. */
export interface ExchangeFacts {
  code: string;
  name: Bilingual;
  purpose: Bilingual;
  /** Whether it holds data of clients, pseudonymised. */
  personalData: boolean;
  legalBasis: Bilingual | null;
  controller: Bilingual | null;
  /** What the hub does; how long the law wants it no document says. */
  retention: Bilingual | null;
  /** The slices of the access matrix that it consists of. */
  slices: readonly string[];
}

const text = (nl: string, en: string): Bilingual => ({ nl, en });

/** No document names a legal basis or a controller of any of them. */
const open = { legalBasis: null, controller: null };

/** Every slice of the access matrix belongs to one of these: a test holds them against it. */
export const dataExchanges: readonly ExchangeFacts[] = [
  {
    ...open,
    code: 'PUBLIC_FACTS',
    name: text('Openbare feiten', 'Public facts'),
    purpose: text(
      'Laten zien welke partners, voorzieningen, afspraken en acties er zijn.',
      'To show which partners, facilities, agreements and actions there are.',
    ),
    personalData: false,
    retention: null,
    slices: ['public.facts', 'facility.public', 'agenda', 'programme', 'quota', 'quota.set'],
  },
  {
    ...open,
    code: 'CAPACITY',
    name: text('Voorzieningen en capaciteit', 'Facilities and capacity'),
    purpose: text(
      'Weten hoeveel plekken er zijn, bezet en vrij, en hoe vers dat bekend is.',
      'To know how many places there are, occupied and free, and how freshly that is known.',
    ),
    personalData: false,
    retention: text(
      'Regels van het grootboek blijven staan; ingestuurde bestanden zeven dagen.',
      'Lines of the ledger stay; files that were sent in are kept for seven days.',
    ),
    slices: [
      ...['facility.address', 'facility.manage', 'acceptance.state', 'capacity.exact', 'capacity.ledger'],
      ...[
        'capacity.report',
        'capacity.file',
        'capacity.published',
        'capacity.comparison',
        'capacity.quality',
      ],
      ...['capacity.interval', 'capacity.way', 'error-report.read', 'error-report.write'],
      'error-report.answer',
    ],
  },
  {
    ...open,
    code: 'TRAJECTORIES',
    name: text('Trajecten van cliënten', 'Trajectories of clients'),
    purpose: text(
      'Een cliënt begeleiden van aanmelding tot woning, en overdragen aan de volgende partner.',
      'To guide a client from registration to a home, and hand it over to the next partner.',
    ),
    personalData: true,
    retention: text(
      'Een afgesloten traject wordt na het ingestelde aantal dagen teruggebracht tot wat de indicatoren nodig hebben (retentionRuns).',
      'A closed trajectory is reduced to what the indicators need after the configured number of days (retentionRuns).',
    ),
    slices: [
      ...['trajectory', 'trajectory.care', 'trajectory.register', 'trajectory.report', 'trajectory.handOver'],
      ...['trajectory.stateCare', 'trajectory.reference', 'trajectory.match', 'trajectory.link'],
      ...['trajectory.correct', 'trajectory.shield'],
    ],
  },
  {
    ...open,
    code: 'HOMES',
    name: text('Uitstroom naar een woning', 'Moving on to a home'),
    purpose: text(
      'Woningen vinden voor wie klaar is om uit te stromen, en voordrachten volgen tot het huurcontract.',
      'To find homes for who is ready to move on, and follow nominations up to the lease.',
    ),
    personalData: true,
    retention: text(
      'De lijst van uitstromers wordt elke week vervangen; een voordracht blijft als besluit staan, zonder cliënt wanneer die is gewist.',
      'The list of candidates is replaced every week; a nomination stays as a decision, without its client once that was erased.',
    ),
    slices: [
      ...['candidate.published', 'candidate.need', 'candidate.exclusion', 'candidate.record'],
      ...['dwelling', 'dwelling.announce', 'dwelling.supply', 'dwelling.region'],
      ...['nomination', 'nomination.client', 'nomination.care', 'nomination.actor', 'nomination.submit'],
      ...['nomination.decide', 'nomination.answer', 'fitting.nomination', 'fitting.list', 'quota.use'],
    ],
  },
  {
    ...open,
    code: 'INDICATORS',
    name: text('Indicatoren', 'Indicators'),
    purpose: text(
      'Sturen op de keten met cijfers die niemand verraden, en op eigen cliënten met eigen cijfers.',
      'To steer the chain by figures that betray nobody, and one’s own clients by one’s own.',
    ),
    personalData: true,
    retention: text('Wat is gepubliceerd blijft staan.', 'What is published stays.'),
    slices: ['indicator.published', 'indicator.own', 'indicator.inactivity'],
  },
  {
    ...open,
    code: 'RESEARCH',
    name: text('Extract voor onderzoek', 'Extract for research'),
    purpose: text(
      'Onderzoeken hoe trajecten verlopen, zonder dat iemand te herkennen is.',
      'To study how trajectories go, without anybody being recognised.',
    ),
    personalData: true,
    retention: text('Een extract wordt niet gewijzigd.', 'An extract is not changed.'),
    slices: ['trajectory.extract'],
  },
  {
    ...open,
    code: 'ACCOUNTABILITY',
    name: text('Verantwoording', 'Accountability'),
    purpose: text(
      'Nagaan wie wat heeft gedaan en ingezien, en wat is gewist of overgegaan.',
      'To see who did and read what, and what was erased or passed on.',
    ),
    personalData: true,
    retention: text(
      'De logging wordt niet gewijzigd of verwijderd; NEN 7513 vraagt ten minste vijf jaar.',
      'The audit trail is not changed or removed; NEN 7513 asks for five years at least.',
    ),
    slices: [
      ...['audit.own', 'audit.client', 'audit.client.partner', 'succession', 'retention'],
      ...['erasure', 'erasure.client', 'erasure.event', 'erasure.text'],
    ],
  },
];
