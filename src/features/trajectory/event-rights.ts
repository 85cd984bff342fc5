import type { CodeOf } from '../../graphql/codes';
import type { Role } from '../../identity/role';
import type { Route } from './trajectory.codes';
import type { Happening } from './trajectory.rules';

/**
 * Who writes which event: the table of phases of the domain, as data. A registration comes by `registerTrajectory`, the
 * steps of a nomination by the nomination itself. A correction is for whoever reported the event, for the partner that succeeded it,
 * and for those in charge.
 */
export const reportedBy: Record<Happening, readonly Role[]> = {
  REGISTERED: [],
  ACCESS_GRANT_PROPOSED: ['ACCESS_POINT'],
  ACCESS_REFUSAL_PROPOSED: ['ACCESS_POINT'],
  ACCESS_GRANTED: ['CENTRAL_MUNICIPALITY'],
  ACCESS_REFUSED: ['CENTRAL_MUNICIPALITY'],
  STAY_STARTED: ['CARE_PROVIDER'],
  SEEN: ['CARE_PROVIDER'],
  STAY_ENDED: ['CARE_PROVIDER'],
  TRIAGED: ['CARE_PROVIDER', 'PUBLIC_HEALTH', 'CASE_COORDINATOR'],
  MOVE_ON_READY: ['CARE_PROVIDER', 'CASE_COORDINATOR', 'MUNICIPALITY'],
  NOMINATED: [],
  OFFERED: [],
  HOUSED: ['CASE_COORDINATOR'],
  FOLLOW_UP_STARTED: ['COMMUNITY_TEAM', 'CARE_PROVIDER'],
  RETURNED: ['COMMUNITY_TEAM', 'CARE_PROVIDER', 'CASE_COORDINATOR'],
  CLOSED: ['CASE_COORDINATOR'],
};

/** A municipality submits who is ready on the routes that begin with it; on the shelter route it only reads. */
export const mayReport = (role: Role, kind: Happening, route: CodeOf<typeof Route>): boolean =>
  reportedBy[kind].includes(role) && !(role === 'MUNICIPALITY' && route === 'SHELTER');

/** Who puts right what anybody said; others what they said themselves, or a partner that they succeeded. */
export const isInCharge = (role: Role): boolean =>
  role === 'CENTRAL_MUNICIPALITY' || role === 'CASE_COORDINATOR';

const seeing: readonly Role[] = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR', 'CARE_PROVIDER', 'MUNICIPALITY'];

/** Who sees nominations of a trajectory that it sees; the others see it in phases before and after them. */
export const seesNominations = (role: Role): boolean => seeing.includes(role);

const shelterRoute: readonly Role[] = ['ACCESS_POINT', 'COMMUNITY_TEAM'];
const otherRoutes: readonly Role[] = ['CARE_PROVIDER', 'MUNICIPALITY'];

/** Who registers on which route: the shelter route begins at its access point, the others with provider or municipality. */
export const mayRegister = (role: Role, route: CodeOf<typeof Route>): boolean =>
  (route === 'SHELTER' ? shelterRoute : otherRoutes).includes(role);
