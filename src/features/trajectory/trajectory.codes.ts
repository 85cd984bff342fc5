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
    ACCESS_GRANTED: 'beschikking toegang: toegekend',
    ACCESS_REFUSED: 'beschikking toegang: afgewezen',
    STAY_STARTED: 'verblijf begonnen',
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
  },
);

export const NormStatus = codes('NormStatus', 'Stand van een norm. Whether a norm was met.', {
  DUE: 'loopt nog',
  MET: 'gehaald',
  MISSED: 'niet gehaald',
});
