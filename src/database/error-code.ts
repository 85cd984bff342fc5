import type { ErrorCode } from '../errors';

/** Classes of PostgreSQL's error codes, and what they mean to a caller. */
const meanings: ReadonlyArray<[pattern: RegExp, code: ErrorCode]> = [
  // A value that no column of that type can hold: a year 0, a character that text does not know, a cursor made up.
  [/^22/, 'BAD_USER_INPUT'],
  // Connection lost or refused, server shutting down or full, statement or lock waited too long.
  [/^(08|57P0|53|57014|55P03|25P03|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND)/, 'UNAVAILABLE'],
];

/** What went wrong between hub and database, as far as the caller can do something about it; null is for the log only. */
export function codeOfDatabaseError(error: unknown): ErrorCode | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  // The pool's own words have no code.
  if (/timeout exceeded when trying to connect|Connection terminated/.test(String(message)))
    return 'UNAVAILABLE';
  return meanings.find(([pattern]) => pattern.test(String(code ?? '')))?.[1] ?? null;
}
