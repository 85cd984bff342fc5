import type { Order } from '../graphql/read';
import { toCursor } from './cursor';
import type { Page } from './page';
import type { Columns, Row } from './row';

export interface Connection {
  edges: Array<{ cursor: string; node: Row }>;
  nodes: Row[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** A function, so that the list is counted only when the total is asked for. */
  totalCount: () => Promise<number>;
}

type Record_ = Record<string, unknown>;

/** A Relay connection from the rows of a page and the one row behind it that says whether there are more. */
export function toConnection(
  columns: Columns,
  records: readonly Record_[],
  page: Page,
  order: Order,
  totalCount: () => Promise<number>,
): Connection {
  const more = records.length > page.size;
  const shown = records.slice(0, page.size);
  if (page.backward) shown.reverse();
  const edges = shown.map((record) => ({
    cursor: toCursor(order, { value: String(record.place), key: String(record.key) }),
    node: columns.toRow(record),
  }));
  const pageInfo = {
    hasNextPage: page.backward ? page.from !== null : more,
    hasPreviousPage: page.backward ? more : page.from !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount };
}
