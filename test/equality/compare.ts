import type { Answer } from './hubs';

/** What a client reads of an answer. What stands on the outermost level of the JSON has no order that means something. */
export function readable({
  body,
  ...head
}: Answer): { parts: Record<string, unknown> } & Omit<Answer, 'body'> {
  const { data, errors, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return { ...head, parts: { data, errors, ...rest } };
}

/** Whether both answers say the same: status, data with its keys in the same order, and errors in theirs. */
export const areEqual = (a: Answer, b: Answer): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || JSON.stringify(readable(a)) === JSON.stringify(readable(b));

interface Told {
  path?: unknown;
  extensions: { code: string };
}

/**
 * Whether two different answers differ only in what the reference itself leaves to chance. Asked twice, it may answer so or
 * so in three cases, and they are rare:
 *
 * 1. The database refused a value. It then refuses every later statement of the transaction as well; which those are
 *    depends on when they were sent. Only the refusal itself is sure (in an error with a path: a variable that does not fit
 *    its type has none).
 * 2. An error reached the root, so that data is null. Errors of other fields that were on their way then may be told or not.
 *    Only the error that reached the root is sure, and only when no other field fails at the same time: for that see
 *    `failedAsAWhole`.
 * 3. The answer grew too large. Where it did depends on which list came first; only that it did is sure.
 */
export function isLeftToChance(a: Answer, b: Answer): boolean {
  if (a.status !== b.status) return false;
  const [one, other] = [readable(a).parts, readable(b).parts];
  const whole = failedAsAWhole(a) && failedAsAWhole(b);
  if (whole && grewTooLarge(one) && grewTooLarge(other)) return true;
  const texts = errorsOf(other).map((error) => JSON.stringify(error));
  const shared = errorsOf(one).filter((error) => texts.includes(JSON.stringify(error)));
  return shared.some(({ path, extensions }) => path && (whole || extensions.code === 'BAD_USER_INPUT'));
}

/** Whether an error reached the root. When several do, the first one is told, and which is the first may be chance. */
export const failedAsAWhole = (answer: Answer): boolean => readable(answer).parts.data === null;

function grewTooLarge(parts: Record<string, unknown>): boolean {
  const [first, ...others] = errorsOf(parts);
  return first?.extensions.code === 'QUERY_TOO_LARGE' && others.length === 0;
}

const errorsOf = ({ errors }: Record<string, unknown>): Told[] => (errors ?? []) as Told[];

/** The first place at which two answers differ, in words; null when they do not. */
export function firstDifference(a: unknown, b: unknown, path = 'answer'): string | null {
  if (JSON.stringify(a) === JSON.stringify(b)) return null;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  ) {
    return `${path}: ${short(a)} against ${short(b)}`;
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  const inner = keys
    .filter((key) => others.includes(key))
    .map((key) => firstDifference((a as never)[key], (b as never)[key], `${path}.${key}`))
    .find((found) => found !== null);
  return inner ?? `${path}: keys ${short(keys)} against ${short(others)}`;
}

export function short(value: unknown, most = 400): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > most ? `${text.slice(0, most)}... (${text.length} characters)` : text;
}
