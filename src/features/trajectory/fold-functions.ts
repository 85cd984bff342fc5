import type { Role } from '../../identity/role';

type Fold = 'trajectory_events_in_force' | 'fold_trajectories' | 'fold_stays' | 'fold_norms';

/** The function of the database that says what events mean: for a municipality its twin, which tells no care detail. */
export const foldFor = (role: Role, fold: Fold): string =>
  role === 'MUNICIPALITY' ? `hub.inhabitants_${fold}` : `hub.${fold}`;
