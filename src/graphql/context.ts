import type { UnitOfWork } from '../database/unit-of-work';
import type { Pseudonyms } from '../disclosure/pseudonym';
import type { Caller } from '../identity/caller';

/** What a request carries into its operation. */
export interface RequestContext {
  readonly caller: Caller;
  readonly requestId: string;
}

/** What the resolvers of an operation get: the request, and the transaction it runs in. */
export interface OperationContext extends RequestContext {
  readonly unit: UnitOfWork;
  /** Makes the pseudonyms under which partners know clients. */
  readonly pseudonyms: Pseudonyms;
}
