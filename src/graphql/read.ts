import type { Class } from './mapped-type';
import type { PageArgs } from './connection';

/** One requirement on the rows of a read; `path` walks the type's entity, such as `municipality.housingMarket`. */
export type Condition =
  | { path: string; in: readonly unknown[] }
  | { path: string; from?: string; to?: string }
  /** The path is a list of values, of which one at least is among these. */
  | { path: string; overlaps: readonly unknown[] };

export interface Order {
  /** Name of the order value that the caller chose: part of a cursor, since a cursor belongs to its order. */
  name: string;
  path: string;
  descending: boolean;
}

/**
 * What a root field asks for, as data: the field's resolver is a pure function from its arguments to this, and the
 * engine decides how it is read. `where` holds for all of it at once.
 */
export class Read {
  private constructor(
    readonly shape: 'one' | 'list' | 'connection',
    /** The class of the type, or its name where only a global id is at hand. */
    readonly type: Class | string,
    readonly where: readonly Condition[],
    readonly order: Order | null,
    readonly page: PageArgs | null,
    /** Key of the one object that is asked for. */
    readonly key: string | null = null,
  ) {}

  /** The object with this key, or null. The return type is what the schema says of the field. */
  static one<T extends object>(type: Class<T> | string, key: string): T {
    return new Read('one', type, [{ path: 'id', in: [key] }], null, null, key) as unknown as T;
  }

  static list<T extends object>(type: Class<T>, order: Order, where: readonly Condition[] = []): T[] {
    return new Read('list', type, where, order, null) as unknown as T[];
  }

  static connection<T extends object>(
    type: Class,
    order: Order,
    page: PageArgs,
    where: readonly Condition[] = [],
  ): T {
    return new Read('connection', type, where, order, page) as unknown as T;
  }
}

/** An ascending order by one property. */
export const by = (path: string): Order => ({ name: path, path, descending: false });
