import { fillBoth, type Bilingual } from '../errors';
import type { UserError } from '../graphql/user-error';
import { templateName, type Column, type Header } from './columns';
import { cut } from './cut';
import { findingTexts, type FindingCode, type Severity } from './finding-texts';

/** What was found at one cell, row or file. */
export interface Finding {
  code: string;
  severity: Severity;
  message: Bilingual;
  whatToDo: Bilingual;
  /** Null when it is about a row, the file as a whole, or a column that the hub does not know. */
  column: Column | null;
  /** As the spreadsheet counts: the column names are row 1. Null when it is about the file. */
  row: number | null;
  /** The cell as it was read; null when it is empty or may not be told. */
  value: string | null;
}

/** A cell in which a mistake was made; with words of its own where they are not those of the group. */
export type Cell = Pick<Finding, 'row' | 'value'> & Partial<Pick<Finding, 'message' | 'whatToDo'>>;

/** The same mistake in all its cells. */
export interface FindingGroup extends Omit<Finding, 'column' | 'row' | 'value'> {
  /** As the file calls it. */
  column: string | null;
  count: number;
  cells: Cell[];
}

export type Values = Record<string, string | number>;

interface Place {
  row: number | null;
  column?: Column | null;
  value?: string | number | null;
  values?: Values;
}

/** A finding in the words of its code. */
export function finding(
  code: FindingCode,
  { row, column = null, value = null, values = {} }: Place,
): Finding {
  const { severity, message, whatToDo } = findingTexts[code];
  return {
    code,
    severity,
    message: fillBoth(message, values),
    whatToDo: fillBoth(whatToDo, values),
    column,
    row,
    value: value === null ? null : cut(String(value)),
  };
}

/** A finding of the ledger, in the words that a mutation would say it in. */
export const findingOf = (
  { code, message, whatToDo }: UserError,
  { row, column, value = null }: { row: number; column: Column; value?: string | number | null },
): Finding => ({
  code,
  severity: 'ERROR',
  message,
  whatToDo,
  column,
  row,
  value: value === null ? null : cut(String(value)),
});

/** Mistakes that repeat, told once with all their cells: errors first, then in the order of the rows. */
export function grouped(findings: readonly Finding[], header: Header): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { row, value, ...what } of [...findings].sort(byRow)) {
    const column = what.column && (header[what.column] ?? templateName(what.column));
    const key = `${what.code} ${what.column}`;
    const group = groups.get(key) ?? { ...what, column, count: 0, cells: [] };
    group.count += 1;
    group.cells.push({ row, value, ...ownWords(what, group) });
    groups.set(key, group);
  }
  const bySeverity = (a: FindingGroup, b: FindingGroup) =>
    severities.indexOf(a.severity) - severities.indexOf(b.severity);
  return [...groups.values()].sort(bySeverity);
}

const byRow = (a: Finding, b: Finding): number => (a.row ?? 0) - (b.row ?? 0);

/** Where a date or a number in the words differs from cell to cell. */
const ownWords = ({ message, whatToDo }: Pick<Finding, 'message' | 'whatToDo'>, group: FindingGroup) => ({
  ...(message.nl === group.message.nl ? {} : { message }),
  ...(whatToDo.nl === group.whatToDo.nl ? {} : { whatToDo }),
});

const severities: Severity[] = ['ERROR', 'WARNING', 'INFO'];
