import { codes } from '../../graphql/codes';

export const ErrorSubject = codes(
  'ErrorSubject',
  'Waarover een foutmelding gaat. What is wrong about a facility.',
  {
    NAME: 'naam',
    ADDRESS: 'adres',
    PLACES: 'plekken',
    OCCUPANCY: 'bezetting',
    ACCEPTANCE: 'cliënten aannemen',
    OPERATOR: 'aanbieder',
    OTHER: 'iets anders',
  },
);

export const ErrorOutcome = codes(
  'ErrorOutcome',
  'Uitkomst van een foutmelding. What the source says of it.',
  { CORRECTED: 'hersteld', NOT_AN_ERROR: 'geen fout' },
);

export const ErrorReportStatus = codes(
  'ErrorReportStatus',
  'Status van een foutmelding. Whether it waits for an answer, or what became of it.',
  { OPEN: 'nog niet beantwoord', CORRECTED: 'hersteld', NOT_AN_ERROR: 'geen fout' },
);
