import type { Role } from './role';

/** Who asks: one partner in one role, taken from the token once per request. */
export interface Caller {
  readonly partnerId: string;
  readonly role: Role;
}
