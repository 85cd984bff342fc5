import type { TableRow } from '../insert';

/** Who tells of an event, in which role. */
export type Actor = readonly [partner: string, role: string];

export const accessPoint: Actor = ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'];
export const decider: Actor = ['dordrecht', 'CENTRAL_MUNICIPALITY'];
export const coordinator: Actor = ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'];

const teams: Record<string, string> = { GM0512: 'avres', GM0523: 'avres', GM1978: 'avres' };

export const teamOf = ({ municipality_id }: TableRow): Actor => [
  teams[String(municipality_id)] ?? 'sociaal-wijkteam-dordrecht',
  'COMMUNITY_TEAM',
];

export const providerOf = ({ provider_id }: TableRow): Actor => [String(provider_id), 'CARE_PROVIDER'];
