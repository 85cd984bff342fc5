import type { FieldNode } from 'graphql';
import type { Draft } from './draft';
import { fieldSql, keyOf, objectSql, visibleSql } from './field-sql';
import { entities, slicesOf, type Entity, type Field, type Root } from './model';

/**
 * How the ids that were read reach the audit line: inserted by the same statement, through a setting of the
 * transaction, or by way of the client. And how a to-one relation to an open table is fetched.
 */
export interface Style {
  audit: 'cte' | 'setting' | 'result';
  toOne: 'join' | 'sub-select';
}

export const chosenStyle: Style = { audit: 'cte', toOne: 'join' };

/** What one root field selects: columns of the page, and joins of open tables to the finished page. */
export class Page {
  readonly alias: string;
  readonly entity: Entity;
  readonly inner: string[] = [];
  readonly joins: string[] = [];
  /** Response key and the SQL that yields its JSON, in the order of the selection. */
  readonly pairs: [string, string][];

  constructor(
    readonly root: Root,
    private readonly role: string,
    private readonly style: Style,
    readonly draft: Draft,
    selected: FieldNode[],
  ) {
    this.alias = draft.alias();
    this.entity = entities[root.type]!;
    this.pairs = this.select(selected);
  }

  /** `withheld` comes last, whatever its place: it reuses the columns of the slices that are selected beside it. */
  private select(selected: FieldNode[]): [string, string][] {
    const shown = new Map<string, string>();
    const sql = new Map(selected.map((each) => [each, this.fieldOf(each, shown)]));
    return selected.map((each) => [keyOf(each), sql.get(each) ?? this.withheld(shown)]);
  }

  private add(sql: string): string {
    this.inner.push(`${sql} as c${this.inner.length}`);
    return `p.c${this.inner.length - 1}`;
  }

  /** The column of a field, which is noted in `shown` under the field's name: it is null when the field is withheld. */
  private fieldOf(node: FieldNode, shown: Map<string, string>): string | undefined {
    const field = this.entity.fields[node.name.value]!;
    if (field.kind === 'withheld') return undefined;
    const joins = field.kind === 'one' && entities[field.type]!.open && this.style.toOne === 'join';
    if (joins) return this.joined(node, field);
    const column = this.add(fieldSql(node, field, this, this.draft));
    shown.set(node.name.value, column);
    return column;
  }

  private joined(node: FieldNode, field: Extract<Field, { kind: 'one' }>): string {
    const target = entities[field.type]!;
    const alias = this.draft.alias();
    const local = this.add(`${this.alias}.${field.by}`);
    this.joins.push(` left join ${target.table} ${alias} on ${alias}.${target.key} = ${local}`);
    return objectSql(node, target, alias, this.draft);
  }

  /** A slice without a visible row is withheld: the policy itself gives the answer, no second copy of the rule. */
  private withheld(shown: Map<string, string>): string {
    const terms = slicesOf(this.role, this.root.type).map((name) => {
      const column = shown.get(name) ?? this.add(visibleSql(name, this, this.draft));
      return `case when ${column} is null then '${name}' end`;
    });
    return terms.length ? `array_remove(array[${terms.join(', ')}], null)` : `'[]'::json`;
  }
}
