import type { TypeMapping } from './mapping';
import { hideable, shownSql } from './inverse-sql';
import { row as alias } from './path';

/** One row of a mapped type as it was read: what the selection asked for, and the keys to read on from. */
export class Row {
  constructor(
    readonly type: TypeMapping,
    readonly key: string,
    /** Values of plain fields, and foreign keys of to-one fields, by the field's name. */
    readonly values: ReadonlyMap<string, unknown>,
  ) {}
}

type Record_ = Record<string, unknown>;

/** The columns of a statement over a mapped type. They carry numbers for names: long names would be cut at 63 bytes. */
export class Columns {
  private readonly names: string[] = [];
  private readonly expressions: string[] = [];

  constructor(
    private readonly mapping: TypeMapping,
    fields: Iterable<string>,
    withheldFields: readonly string[],
    /** Told of every row that goes into the answer. */
    private readonly seen: (row: Row) => void,
  ) {
    for (const name of fields) {
      const field = mapping.fields.get(name);
      if (field?.kind === 'sql') this.add(name, field.sql(alias));
      if (field?.kind === 'toOne') this.add(name, field.foreignKey(alias));
      if (field?.kind === 'withheld') this.add(name, withheldSql(mapping, withheldFields));
    }
  }

  private add(name: string, expression: string): void {
    this.names.push(name);
    this.expressions.push(expression);
  }

  get sql(): string {
    return [`${this.mapping.key(alias)} as key`, ...this.expressions.map((sql, i) => `${sql} as c${i}`)].join(
      ', ',
    );
  }

  toRow(record: Record_): Row {
    const values = new Map(this.names.map((name, i) => [name, record[`c${i}`]]));
    if (record.key === null) throw new Error(`A row of ${this.mapping.table} has no key.`);
    const row = new Row(this.mapping, String(record.key), values);
    this.seen(row);
    return row;
  }
}

/** The names of the fields that are hidden on a row. */
function withheldSql(mapping: TypeMapping, fields: readonly string[]): string {
  const cases = fields.map((name) => {
    const shown = shownSql(hideable(mapping, name), mapping.key(alias));
    return `case when ${shown} is null then '${name}' end`;
  });
  return `array_remove(array[${[...cases, 'null'].join(', ')}]::text[], null)`;
}
