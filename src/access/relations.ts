import type { Role } from '../identity/role';

/** Through what a role sees rows of a slice, and what that means. */
export const relations = {
  ALL: 'every row (an address of a confidential location only for the central municipality and the case coordinator)',
  OPERATOR: 'facilities that the partner runs now',
  LANDLORD: "facilities in the partner's own building",
  LOCATION: 'facilities in the municipality',
  HOUSING_MARKET: "publications for the housing markets of the partner's working area",
  GUIDES: 'clients whom the partner guides now',
  HANDED: "clients who were handed to it, in its phase, those of women's shelter excepted",
  ORIGIN: "clients from the municipality, those of women's shelter excepted",
  REPORTER_OR_OPERATOR: 'error reports that the partner made, and those on facilities that it runs now',
  ITSELF: 'what the partner itself did',
  LETS: 'dwellings that the partner announced',
  NOMINATED: 'dwellings named in nominations that the partner sees',
  ASSIGNED:
    "nominations that are reserved for or assigned to the partner now, and the clients' needs; those of women's shelter excepted",
  ORIGIN_OR_HOME:
    "nominations of clients from the municipality or to a home in it, those of women's shelter excepted",
} as const;

export type Relation = keyof typeof relations;

export interface SliceRule {
  /** What the slice holds, for the auditor's page. */
  readonly holds: string;
  readonly sees: Partial<Record<Role, Relation>>;
}

export const everyone: Partial<Record<Role, Relation>> = {
  CENTRAL_MUNICIPALITY: 'ALL',
  MUNICIPALITY: 'ALL',
  HOUSING_ASSOCIATION: 'ALL',
  CARE_PROVIDER: 'ALL',
  CASE_COORDINATOR: 'ALL',
  ACCESS_POINT: 'ALL',
  PUBLIC_HEALTH: 'ALL',
  COMMUNITY_TEAM: 'ALL',
  PROGRAMME_TEAM: 'ALL',
  DASHBOARD: 'ALL',
};

export const inCharge = { CENTRAL_MUNICIPALITY: 'ALL', CASE_COORDINATOR: 'ALL' } as const;

export const handed = { ACCESS_POINT: 'HANDED', PUBLIC_HEALTH: 'HANDED', COMMUNITY_TEAM: 'HANDED' } as const;
