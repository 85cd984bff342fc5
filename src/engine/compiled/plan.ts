import { getNamedType, type GraphQLObjectType } from 'graphql';
import type { TypeMapping } from '../mapping';
import { readPage } from '../page';
import { row as inner } from '../path';
import { conditionValues, countSql, numberedPageSql, numberedSql, selectSql, whereSql } from '../statement';
import type { Target } from '../target';
import { insertAct } from '../../database/audit-trail';
import type { Read } from '../../graphql/read';
import type { Asked, Value } from './ask';
import type { Draft } from './draft';
import { connectionSql } from './connection-sql';
import { listSql, literal, objectSql, orNull, type Pair } from './json-sql';
import { StatementRow } from './statement-row';
import { rowSql, type Compiling } from './row-sql';
import type { SelectedField } from './selected';

/** A root field and what it turned out to read. */
export interface Root {
  selected: SelectedField;
  value: Value;
}

/** The statement of an operation in one shape, and how a request fills its parameters. */
export interface Plan {
  text: string;
  draft: Draft;
}

type ReadValue = Extract<Value, { kind: 'read' }>;

/** A read and its conditions as SQL. */
interface Selecting {
  read: Read;
  target: Target;
  where: readonly string[];
}

/** Writes the one statement that answers root fields: a column of JSON text for each. */
export class PlanWriter {
  private readonly rows: string[] = [];
  /** Keys that the audit trail is to name, each with what was done. */
  private readonly audited: Array<{ activity: string; from: string }> = [];

  constructor(
    private readonly compiling: Compiling,
    private readonly asked: Asked,
  ) {}

  write(roots: readonly Root[]): Plan {
    const { draft } = this.compiling;
    const columns = roots.map((root, i) => `${this.fieldSql(root)} as c${i}`);
    if (this.audited.length > 0) this.rows.push(`audit as (${this.auditSql()})`);
    const before = this.rows.length > 0 ? `with ${this.rows.join(',\n')}\n` : '';
    return { text: `${before}select ${columns.join(',\n')}`, draft };
  }

  private fieldSql({ selected, value }: Root): string {
    const sql = this.valueSql(selected, value);
    return selected.field ? orNull(selected.field.type, sql) : sql;
  }

  private valueSql(selected: SelectedField, value: Value): string {
    switch (value.kind) {
      case 'null':
        return 'null';
      case 'constant':
        return this.compiling.draft.add(({ constants }) => constants[value.index], 'text');
      case 'object':
        return objectSql(value.fields.map((each): Pair => [each.selected.key, this.fieldSql(each)]));
      case 'read':
        return this.readSql(selected, value);
    }
  }

  private readSql(selected: SelectedField, { index, target }: ReadValue): string {
    const { draft } = this.compiling;
    const read = this.asked.reads[index]!;
    const { mapping } = target;
    draft.bind(({ reads }) => conditionValues(reads[index]!.where));
    const where = whereSql(mapping, read.where, draft.parameters);
    if (read.shape === 'connection') return this.pageSql(selected, { read, target, where, index });
    return read.shape === 'list'
      ? this.allSql(selected, { read, target, where })
      : this.oneSql(selected, { read, target, where });
  }

  private oneSql({ nodes }: SelectedField, { target: { mapping, type }, where }: Selecting): string {
    const row = new StatementRow(this.compiling.draft, 1);
    const item = rowSql(this.compiling, mapping, type, nodes, row);
    const select = selectSql(mapping, `${inner}.*`, where, null);
    return `(select ${item} from ${row.from(mapping.audit ? this.rowsOf(mapping, select) : `(${select})`)})`;
  }

  private allSql({ nodes }: SelectedField, { read, target, where }: Selecting): string {
    const { mapping, type } = target;
    const row = new StatementRow(this.compiling.draft, this.compiling.draft.count(1));
    const item = rowSql(this.compiling, mapping, type, nodes, row);
    const rows = this.rowsOf(mapping, selectSql(mapping, numberedSql(mapping, read.order!), where, null));
    return listSql(item, row.from(rows), `${row.alias}.row_no`);
  }

  private pageSql(
    { field, nodes }: SelectedField,
    { read, target, where, index }: Selecting & { index: number },
  ): string {
    const { draft, selected } = this.compiling;
    const { mapping } = target;
    const order = read.order!;
    const page = draft.page(({ reads }) => readPage(reads[index]!.page!, order));
    const sql = numberedPageSql(mapping, where, { order, page, parameters: draft.parameters });
    const rows = this.rowsOf(mapping, sql, `where row_no <= ${page.size}`);
    const count = draft.count(1, page.size);
    return connectionSql(selected, getNamedType(field!.type) as GraphQLObjectType, nodes, {
      ...{ mapping, order, page, rows },
      totalSql: `(${countSql(mapping, where)})`,
      newRow: () => new StatementRow(draft, count),
      nodeSql: (type, below, row) => rowSql(this.compiling, mapping, type, below, row),
    });
  }

  /** Reads rows once, for all that looks at them: their fields, the page, the audit line. Returns their name. */
  private rowsOf({ audit, key }: TypeMapping, sql: string, shown = ''): string {
    const rows = this.compiling.draft.alias();
    this.rows.push(`${rows} as materialized (${sql})`);
    const from = `${key(rows)}::text as subject from ${rows} ${shown}`;
    if (audit) this.audited.push({ activity: literal(audit), from });
    return rows;
  }

  /** One line for the operation, with the keys of all rows that it returns; none when it returns none. */
  private auditSql(): string {
    const { draft, role } = this.compiling;
    const partner = draft.add(({ caller }) => caller.partnerId, 'text');
    const request = draft.add(({ requestId }) => requestId, 'text');
    const [first, ...others] = this.audited;
    const read = this.audited.map(({ activity, from }) => `select ${activity} as activity, ${from}`);
    const what =
      others.length === 0
        ? `${first!.activity}, array_agg(subject)`
        : `string_agg(distinct activity, ' ' order by activity), array_agg(distinct subject)`;
    return `${insertAct} select ${partner}, ${literal(role)}, ${what}, ${request}
      from (${read.join(' union all ')}) read having count(*) > 0`;
  }
}
