import { CapacityReason } from '../features/capacity/capacity.codes';
import { glossary } from '../graphql/glossary';
import type { CodeOf } from '../graphql/codes';
import type { FindingCode } from './finding-texts';

/** A cell as it was read: its value, null where nothing is said, or what is wrong with it. */
export type ReadCell<T> = { value: T | null } | { wrong: FindingCode };

/**
 * What a spreadsheet would work out instead of show: refused, so that it never leaves the hub again either. The wide
 * signs are those of East Asian keyboards.
 */
export const isFormula = (cell: string): boolean =>
  /^[=+@＝＋＠]/.test(cell) || (/^[-－]+[^-－]/.test(cell) && !/^-[\d.,\s]+$/.test(cell));

export const largestNumber = 10_000;

/** `24`, `24,0` and `24.0` are 24. `1.000` is not read: it is a thousand to one and one to another. */
export function readWholeNumber(cell: string): ReadCell<number> {
  if (cell === '') return { value: null };
  const [, minus, digits] = /^(-?)(\d{1,15})(?:[.,]0{1,2})?$/.exec(cell) ?? [];
  if (!digits) return { wrong: 'NOT_A_WHOLE_NUMBER' };
  const number = Number(digits);
  return (minus && number > 0) || number > largestNumber
    ? { wrong: 'NUMBER_OUT_OF_RANGE' }
    : { value: number };
}

const dutchDate = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `17-11-2026`, `7-1-2026`, `17/11/2026` and `2026-11-17`, as `YYYY-MM-DD`. */
export function readDate(cell: string): ReadCell<string> {
  if (cell === '') return { wrong: 'VALUE_MISSING' };
  const dutch = dutchDate.exec(cell);
  const iso = isoDate.exec(cell);
  const parts = dutch ? [dutch[4], dutch[3], dutch[1]] : iso?.slice(1);
  if (!parts) return { wrong: 'DATE_NOT_READABLE' };
  const [year, month, day] = parts.map(Number) as [number, number, number];
  if (year < 1900 || year > 2199) return { wrong: 'DATE_NOT_READABLE' };
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { value: date.toISOString().slice(0, 10) } : { wrong: 'DATE_DOES_NOT_EXIST' };
}

type Reason = CodeOf<typeof CapacityReason>;

const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');

let reasons: Map<string, Reason> | null = null;

/** A reason by its code, its Dutch label, or its English one; capitals do not matter. */
export function readReason(cell: string): ReadCell<Reason> {
  if (cell === '') return { value: null };
  reasons ??= new Map(
    (Object.keys(CapacityReason) as Reason[]).flatMap((code) =>
      [code, labelOf(code)].map((name) => [plain(name), code] as const),
    ),
  );
  const reason = reasons.get(plain(cell));
  return reason ? { value: reason } : { wrong: 'UNKNOWN_REASON' };
}

const labelOf = (code: Reason): string =>
  glossary().find(({ identifier }) => identifier === `CapacityReason.${code}`)!.nl;

/** The reasons as a finding names them. */
export const reasonNames = (): string => (Object.keys(CapacityReason) as Reason[]).map(labelOf).join(', ');

const longestNote = 500;

export function readNote(cell: string): ReadCell<string> {
  if (cell === '') return { value: null };
  return cell.length > longestNote ? { wrong: 'TEXT_LENGTH' } : { value: cell };
}
