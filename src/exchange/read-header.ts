import { holdsBsn } from '../disclosure/bsn';
import { columnOf, templateName, columns, type Column, type Header } from './columns';
import { staged, type StagedFinding } from './staged-row';

/** What the first row says of the cells below it. */
export interface ReadHeader {
  /** Per place in a row its column; OTHER where the name is not known or was there before, null where there is none. */
  places: Array<Column | 'OTHER' | null>;
  header: Header;
  findings: StagedFinding[];
}

const needed: readonly Column[] = ['facility', 'date'];

export function readHeader(cells: readonly string[]): ReadHeader {
  const places: ReadHeader['places'] = [];
  const header: Header = {};
  const findings: StagedFinding[] = [];
  for (const cell of cells) {
    const column = columnOf(cell) ?? null;
    if (column === null) {
      const isNamed = cell.trim() !== '';
      if (isNamed) findings.push(unknown(cell));
      places.push(isNamed ? 'OTHER' : null);
    } else if (header[column] !== undefined) {
      findings.push(staged('COLUMN_TWICE', column, cell.trim()));
      places.push('OTHER');
    } else {
      header[column] = cell.trim();
      places.push(column);
    }
  }
  for (const column of needed.filter((column) => header[column] === undefined))
    findings.push(staged('COLUMN_MISSING', column, null, { column: templateName(column) }));
  return { places, header, findings };
}

const unknown = (cell: string): StagedFinding =>
  holdsBsn(cell)
    ? staged('LOOKS_LIKE_BSN', null, null)
    : staged('UNKNOWN_COLUMN', null, cell.trim(), { columns: columns.map(templateName).join(', ') });

/** How many columns of the state form a row names: the first row of a file names the most with its own separator. */
export const knownColumns = (cells: readonly string[]): number =>
  cells.filter((cell) => columnOf(cell) !== undefined).length;
