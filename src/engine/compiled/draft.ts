import { HubError } from '../../errors';
import type { Read } from '../../graphql/read';
import type { Caller } from '../../identity/caller';
import type { Page } from '../page';
import { pageValues, Parameters } from '../statement';

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

/** Rows that a list without pages is taken to have: what can grow without bound is a connection. */
const rowsOfList = 10;

/**
 * A statement while it is written: its parameters, and how each later request fills them. What a request can change
 * without changing the statement goes through here; everything else is part of the plan's key.
 */
export class Draft {
  readonly parameters = new Parameters();
  private readonly bindings: Array<(given: Given) => readonly unknown[]> = [];
  private aliases = 0;
  private rows = 0;

  constructor(
    readonly given: Given,
    private readonly mostRows: number,
  ) {}

  /** A new alias of a row. */
  alias(): string {
    return `r${(this.aliases += 1)}`;
  }

  /** Says how later requests give the values that are added to the parameters next. */
  bind(binding: (given: Given) => readonly unknown[]): void {
    this.bindings.push(binding);
  }

  /** One parameter of its own. */
  add(binding: (given: Given) => unknown, type: string): string {
    this.bind((given) => [binding(given)]);
    return this.parameters.add(binding(this.given), type);
  }

  /** A page: its place changes from request to request, not its size and direction. Throws BAD_PAGE or BAD_CURSOR. */
  page(pageOf: (given: Given) => Page): Page {
    this.bind((given) => pageValues(pageOf(given)));
    return pageOf(this.given);
  }

  /**
   * Counts the rows of a page or a list, for each of some rows above it, and returns how many that makes. Throws
   * QUERY_TOO_LARGE when it is more than an answer may hold.
   */
  count(above: number, size = rowsOfList): number {
    this.rows += above * size;
    if (this.rows > this.mostRows) throw new HubError('QUERY_TOO_LARGE');
    return above * size;
  }

  /** The values of the statement's parameters for a request. Throws BAD_CURSOR. */
  values(given: Given): unknown[] {
    return this.bindings.flatMap((binding) => binding(given));
  }
}
