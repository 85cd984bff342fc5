import { complaints, type ComplaintCode } from './complaints';
import type { ExitCode } from './exit-codes';
import { fillBoth, type Bilingual, type Values } from './language';

/** Why the client ends without a result, and what the person who started it can do. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    readonly told: { message: Bilingual; whatToDo: Bilingual },
    /** What the hub answered, if it did. */
    readonly answer: string | null = null,
  ) {
    super(told.message.en);
  }
}

/** A failure in the words of the catalogue. */
export function complain(code: ComplaintCode, values: Values = {}): Failure {
  const { exitCode, message, whatToDo } = complaints[code];
  return new Failure(exitCode, { message: fillBoth(message, values), whatToDo: fillBoth(whatToDo, values) });
}
