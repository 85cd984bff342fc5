import { stringify } from 'csv-stringify/sync';
import type { UnitOfWork } from '../database/unit-of-work';
import { today } from '../database/today';
import { ledgersOf } from '../features/capacity/capacity.repository';
import { stateOn } from '../features/capacity/capacity.rules';
import { facilitiesOfCaller } from './capacity-file.repository';
import { columns, templateName, type Column } from './columns';

type Cells = Record<Column, string | number | null>;

/** The state form, filled in with the caller's own facilities as they last stood, as Excel in the Netherlands reads it. */
export async function templateFor(unit: UnitOfWork): Promise<{ day: string; csv: string }> {
  const [own, day] = await Promise.all([facilitiesOfCaller(unit), today(unit)]);
  const ledgers = await ledgersOf(
    unit,
    own.map(({ id }) => id),
  );
  const rows = own.flatMap(({ id, name, version }): Cells[] => {
    const now = stateOn(ledgers.get(id) ?? [], day);
    // What is closed has nothing to report.
    if (now?.closedOn) return [];
    const { regular = null, reserve = null, outOfUse = null, occupied = null } = now ?? {};
    // Where stays count there is nothing to count.
    const state = { regular, reserve, outOfUse, occupied: now?.byStays ? null : occupied };
    return [{ facility: id, name, date: asDutch(day), ...state, reason: null, note: null, version }];
  });
  return { day, csv: toCsv(rows) };
}

const asDutch = (date: string): string => date.split('-').reverse().join('-');

/** Cells that a spreadsheet would take for a formula are escaped; the hub's own numbers stay numbers. */
export const toCsv = (rows: readonly Cells[]): string =>
  stringify(rows as Cells[], {
    header: true,
    columns: columns.map((column) => ({ key: column, header: templateName(column) })),
    delimiter: ';',
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    bom: true,
    escape_formulas: true,
  });
