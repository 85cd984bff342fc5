import type { Draft } from './draft';

/**
 * A row that a statement reads: its alias, how many such rows the answer can hold, and what its values need beside it.
 * Values are written first; then the row knows what it must be read from.
 */
export class StatementRow {
  readonly alias: string;
  private readonly looks = new Map<string, string>();
  private readonly joins: string[] = [];

  constructor(
    private readonly draft: Draft,
    readonly count: number,
  ) {
    this.alias = draft.alias();
  }

  /** A value that is worked out once for the row, however often it is used. */
  look(name: string, sql: (alias: string) => string): string {
    this.looks.set(name, sql('seen'));
    return `${this.alias}.look_${name}`;
  }

  /** A value of one related row, read by joining it to the rows that are shown. */
  join(select: string): string {
    const alias = this.draft.alias();
    this.joins.push(`left join lateral (select ${select}) ${alias}(value) on true`);
    return `${alias}.value`;
  }

  /** What stands after `from`; the source is a name, or a select in brackets. */
  from(source: string): string {
    const looks = [...this.looks].map(([name, sql]) => `, ${sql} as look_${name}`);
    // `offset 0` keeps the planner from working them out again at each use.
    const seen = looks.length > 0 ? `(select seen.*${looks.join('')} from ${source} seen offset 0)` : source;
    return [`${seen} ${this.alias}`, ...this.joins].join('\n');
  }
}
