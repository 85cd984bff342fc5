/** What a caller may do for its partner. One token carries one role. */
export const roles = [
  'CENTRAL_MUNICIPALITY',
  'MUNICIPALITY',
  'HOUSING_ASSOCIATION',
  'CARE_PROVIDER',
  'CASE_COORDINATOR',
  'ACCESS_POINT',
  'PUBLIC_HEALTH',
  'COMMUNITY_TEAM',
  'PROGRAMME_TEAM',
  'DASHBOARD',
] as const;

export type Role = (typeof roles)[number];

export const isRole = (value: unknown): value is Role => roles.includes(value as Role);
