import type { ComplaintCode } from './complaints';
import { exitCodes, type ExitCode } from './exit-codes';
import { complain, Failure } from './failure';
import type { Answer } from './hub';
import { refusalIn, type Refusal } from './hub-answers';
import { inClientWords } from './client-words';

/** What the client says in words of its own, by the hub's code: here the remedy is another than over HTTP. */
const ownWords: Record<string, ComplaintCode> = {
  UNAUTHENTICATED: 'TOKEN_REFUSED',
  FORBIDDEN: 'ROLE_REFUSED',
  NOT_A_CSV: 'NOT_A_CSV',
  BAD_REQUEST: 'CUT_OFF',
  NOT_FOUND: 'NOT_THE_HUB',
};

/** With these the hub says that it cannot read the file. */
const fileStatuses: readonly number[] = [413, 415, 422];

/** An answer that is not what was asked for, as a failure. */
export function failureOf(answer: Answer, url: string): Failure {
  const { status, bytes } = answer;
  const refusal = refusalIn(jsonOf(answer));
  const code = refusal ? ownWords[refusal.code] : 'NOT_THE_HUB';
  const failure = code ? complain(code, { url, status: String(status) }) : inHubWords(refusal!, answer);
  return new Failure(failure.exitCode, failure.told, refusal ? bytes.toString('utf8') : null);
}

function inHubWords({ message, whatToDo }: Refusal, { status, requestId }: Answer): Failure {
  const exitCode: ExitCode = fileStatuses.includes(status) ? exitCodes.fileHasErrors : exitCodes.failed;
  const remedy = inClientWords(whatToDo);
  const named = requestId && exitCode === exitCodes.failed ? ` (${requestId})` : '';
  return new Failure(exitCode, {
    message,
    whatToDo: { nl: `${remedy.nl}${named}`, en: `${remedy.en}${named}` },
  });
}

/** The body, where it is JSON. */
export function jsonOf({ bytes }: Pick<Answer, 'bytes'>): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
