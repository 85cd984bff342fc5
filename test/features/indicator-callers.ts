import type { Role } from '../../src/identity/role';

/** A partner for each role. */
export const callers: Record<Role, string> = {
  CENTRAL_MUNICIPALITY: 'dordrecht',
  MUNICIPALITY: 'zwijndrecht',
  HOUSING_ASSOCIATION: 'trivire',
  CARE_PROVIDER: 'leger-des-heils',
  CASE_COORDINATOR: 'sociale-dienst-drechtsteden',
  ACCESS_POINT: 'dienst-gezondheid-en-jeugd',
  PUBLIC_HEALTH: 'dienst-gezondheid-en-jeugd',
  COMMUNITY_TEAM: 'sociaal-wijkteam-dordrecht',
  PROGRAMME_TEAM: 'programmateam',
  DASHBOARD: 'dashboard',
};
