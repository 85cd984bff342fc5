import type { Bilingual } from './language';

/** What the client reads of the hub's answers; see the hub's documentation of capacity files for all of them. */
export interface Finding {
  code: string;
  /** ERROR, WARNING or INFO. */
  severity: string;
  message: Bilingual;
  whatToDo: Bilingual;
  column: string | null;
  cells: Cell[];
}

/** A cell in which the mistake is; with words of its own where a date or a number in them differs. */
export interface Cell {
  row: number | null;
  value: string | null;
  message?: Bilingual;
  whatToDo?: Bilingual;
}

export interface Line {
  row: number;
  facility: string;
  kind: string;
  placeKind: string | null;
  number: number | null;
  effectiveOn: string;
}

export interface Lines {
  total: number;
  perKind: Record<string, number>;
  lines: Line[];
}

/** What a file would do, and what was found in it. */
export interface DryRun {
  id: string;
  rows: number;
  alreadyReportedRows: number;
  canCommit: boolean;
  needsConfirmation: boolean;
  toRecord: Lines;
  findings: Finding[];
}

export interface Committed {
  alreadyReported: boolean;
  recorded: Lines;
}

/** How the hub tells why it did not do something. */
export interface Refusal {
  code: string;
  message: Bilingual;
  whatToDo: Bilingual;
}

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isDryRun = (body: unknown): body is DryRun =>
  isJson(body) &&
  typeof body.canCommit === 'boolean' &&
  isJson(body.toRecord) &&
  Array.isArray(body.findings);

export const isCommitted = (body: unknown): body is Committed => isJson(body) && isJson(body.recorded);

export function refusalIn(body: unknown): Refusal | null {
  const [first] = isJson(body) && Array.isArray(body.errors) ? (body.errors as unknown[]) : [];
  const said = isJson(first) ? first.extensions : undefined;
  return isJson(said) && isJson(said.message) && isJson(said.whatToDo) ? (said as unknown as Refusal) : null;
}
