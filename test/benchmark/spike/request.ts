import type { DocumentNode } from 'graphql';

export interface Caller {
  /** The database role that stands for the caller's role. */
  role: string;
  partner: string;
}

export type Variables = Record<string, unknown>;

export interface Request {
  caller: Caller;
  document: DocumentNode;
  variables: Variables;
}
