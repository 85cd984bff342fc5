import { holdsBsn } from '../disclosure/bsn';
import { keyOf } from '../graphql/global-id';
import {
  isFormula,
  largestNumber,
  readDate,
  readNote,
  readReason,
  readWholeNumber,
  reasonNames,
  type ReadCell,
} from './cells';
import type { Column } from './columns';
import type { FindingCode } from './finding-texts';
import type { Values } from './findings';
import type { ReadHeader } from './read-header';
import { staged, type StagedFinding, type StagedRow } from './staged-row';

/** Reads one row below the header, or null when it is empty: a spreadsheet leaves such rows behind. */
export function readRow({ places }: ReadHeader, given: readonly string[], row: number): StagedRow | null {
  const cells = given.map((cell) => cell.trim());
  if (cells.every((cell) => cell === '')) return null;
  const findings: StagedFinding[] = [];
  // What may not be in any cell, also of a column that says nothing to the hub.
  const refused = cells.map((cell, place) => {
    const wrong = wrongAnywhere(cell, places[place] ?? null);
    if (wrong) findings.push(wrong);
    return wrong !== null;
  });
  /** What a cell says; null when it is empty or wrong, or when the file has no such column. */
  const value = <T>(column: Column, read: (cell: string) => ReadCell<T>): T | null => {
    const place = places.indexOf(column);
    if (place < 0 || refused[place]) return null;
    const cell = cells[place] ?? '';
    const found = read(cell);
    if ('value' in found) return found.value;
    findings.push(staged(found.wrong, column, cell === '' ? null : cell, valuesOf(found.wrong)));
    return null;
  };
  return {
    row,
    facilityId: value('facility', readFacility),
    date: value('date', readDate),
    regular: value('regular', readWholeNumber),
    reserve: value('reserve', readWholeNumber),
    outOfUse: value('outOfUse', readWholeNumber),
    occupied: value('occupied', readWholeNumber),
    reason: value('reason', readReason),
    note: value('note', readNote),
    version: value('version', readVersion),
    findings,
  };
}

function wrongAnywhere(cell: string, place: ReadHeader['places'][number]): StagedFinding | null {
  if (cell === '') return null;
  const column = place === 'OTHER' ? null : place;
  if (holdsBsn(cell)) return staged('LOOKS_LIKE_BSN', column, null);
  if (isFormula(cell)) return staged('FORMULA', column, cell);
  return place === null ? staged('TOO_MANY_COLUMNS', null, cell) : null;
}

const longestKey = 200;

/** A facility by the code of the template, or by its global id. The apostrophe is what a cell is escaped with. */
function readFacility(cell: string): ReadCell<string> {
  if (cell === '') return { wrong: 'VALUE_MISSING' };
  const id = keyOf('Facility', cell) ?? cell.replace(/^'/, '').toLowerCase();
  return id.length > longestKey ? { wrong: 'FACILITY_NOT_FOUND' } : { value: id };
}

const longestVersion = 20;

/** A spreadsheet may have written it as a number. */
function readVersion(cell: string): ReadCell<string> {
  if (cell === '') return { value: null };
  return { value: cell.replace(/[.,]0+$/, '').slice(0, longestVersion) };
}

function valuesOf(code: FindingCode): Values | undefined {
  if (code === 'NUMBER_OUT_OF_RANGE') return { maximum: largestNumber };
  return code === 'UNKNOWN_REASON' ? { reasons: reasonNames() } : undefined;
}
