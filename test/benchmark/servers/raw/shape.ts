import type { Caller } from '../../../../src/identity/caller';
import type { Row, Statement } from '../../spike/unit-of-work';

/** What a shape needs to know of a request. */
export interface RawRequest {
  caller: Caller;
  /** The database role that stands for the caller's role. */
  role: string;
  requestId: string;
  variables: Record<string, unknown>;
}

/** A shape as one would write it by hand: its statements, and the text of the answer's `data` from their rows. */
export interface RawShape {
  isolation: 'repeatable read' | 'read committed';
  statements(request: RawRequest): Statement[];
  answer(rows: Row[][]): string;
}

/** A read of one statement, which yields the whole text. */
export const read = (statement: (request: RawRequest) => Statement): RawShape => ({
  isolation: 'repeatable read',
  statements: (request) => [statement(request)],
  answer: ([rows]) => rows![0]!.json as string,
});
