import type { Caller } from '../../src/identity/caller';
import type { Role } from '../../src/identity/role';

/** The partners that ask in each role: the first one mostly, and where there is another it repeats what the first asked. */
const partners: Record<Role, [string, ...string[]]> = {
  CENTRAL_MUNICIPALITY: ['dordrecht'],
  MUNICIPALITY: ['sliedrecht', 'gorinchem'],
  HOUSING_ASSOCIATION: ['trivire', 'woonkracht10'],
  CARE_PROVIDER: ['leger-des-heils', 'yulius'],
  CASE_COORDINATOR: ['sociale-dienst-drechtsteden'],
  ACCESS_POINT: ['dienst-gezondheid-en-jeugd'],
  PUBLIC_HEALTH: ['dienst-gezondheid-en-jeugd'],
  COMMUNITY_TEAM: ['sociaal-wijkteam-dordrecht', 'avres'],
  PROGRAMME_TEAM: ['programmateam'],
  DASHBOARD: ['dashboard'],
};

export const callerAs = (role: Role): Caller => ({ role, partnerId: partners[role][0] });

/** Who repeats in this role what the first caller asked. */
export const otherCallerAs = (role: Role): Caller => ({ role, partnerId: partners[role].at(-1)! });
