import { HubError } from '../../errors';
import type { Read } from '../../graphql/read';
import type { Caller } from '../../identity/caller';
import type { Page } from '../page';
import { Parameters } from '../statement';

/** What a request gives to a plan. */
export interface Given {
  caller: Caller;
  requestId: string;
  /** The reads that its root fields ask for, in order. */
  reads: readonly Read[];
  /** JSON texts of values that its root fields know themselves. */
  constants: readonly string[];
  variables: Record<string, unknown>;
}

/** Values for the statement's parameters, from a request and the pages that it asks for. */
type Binding = (given: Given, pages: readonly Page[]) => readonly unknown[];

/** Rows of one level of the selection: some of them, for each row of the level above. */
interface Level {
  above: number | null;
  rows: number | ((pages: readonly Page[]) => number);
}

/** Rows that a list without pages is taken to have: what can grow without bound is a connection. */
const rowsOfList = 10;

/**
 * A statement while it is written: its parameters, and how each later request fills them. What a request can change
 * without changing the statement goes through here; everything else is part of the plan's key.
 */
export class Draft {
  readonly parameters = new Parameters();
  private readonly pageOf: Array<(given: Given) => Page> = [];
  private readonly bindings: Binding[] = [];
  private readonly levels: Level[] = [];
  private aliases = 0;

  constructor(readonly given: Given) {}

  /** A new alias of a row. */
  alias(): string {
    return `r${(this.aliases += 1)}`;
  }

  /** A page, from this request and from each later one. Throws BAD_PAGE or BAD_CURSOR. */
  page(pageOf: (given: Given) => Page): { page: Page; index: number } {
    return { page: pageOf(this.given), index: this.pageOf.push(pageOf) - 1 };
  }

  /** Says how later requests give the values that are added to the parameters next. */
  bind(binding: Binding): void {
    this.bindings.push(binding);
  }

  /** One parameter of its own. */
  add(binding: (given: Given) => unknown, type: string): string {
    this.bind((given) => [binding(given)]);
    return this.parameters.add(binding(this.given), type);
  }

  /** A level of the selection, of one page or of a list below another level. Returns its number. */
  level(above: number | null, page: number | null): number {
    return this.levels.push({ above, rows: page === null ? rowsOfList : (pages) => pages[page]!.size }) - 1;
  }

  /** The values of the statement's parameters for a request. Throws BAD_PAGE, BAD_CURSOR or QUERY_TOO_LARGE. */
  values(given: Given, mostRows: number): unknown[] {
    const pages = this.pageOf.map((pageOf) => pageOf(given));
    if (this.cost(pages) > mostRows) throw new HubError('QUERY_TOO_LARGE');
    return this.bindings.flatMap((binding) => binding(given, pages));
  }

  /** Rows that the answer may hold at most. */
  private cost(pages: readonly Page[]): number {
    const rows: number[] = [];
    for (const level of this.levels) {
      const own = typeof level.rows === 'number' ? level.rows : level.rows(pages);
      rows.push(own * (level.above === null ? 1 : rows[level.above]!));
    }
    return rows.reduce((sum, each) => sum + each, 0);
  }
}
