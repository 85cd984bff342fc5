import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';

/** The same for a trajectory that is not the caller's and one that does not exist. */
export const notFound = (): UserError =>
  userError(InvalidInput, { code: 'TRAJECTORY_NOT_FOUND', path: ['trajectory'] });

export const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
