import type { Order } from '../../graphql/read';
import type { TypeMapping } from '../mapping';
import type { Page } from '../page';
import { numberedSql, pageSql, pageValues } from '../statement';
import type { Draft } from './draft';

/** The rows of a page, numbered in the order in which they are read, and the placeholder of its size. */
export function pageRowsSql(
  draft: Draft,
  mapping: TypeMapping,
  where: readonly string[],
  { order, asked }: { order: Order; asked: { page: Page; index: number } },
): { sql: string; size: string } {
  const { page, index } = asked;
  draft.bind((_given, pages) => pageValues(pages[index]!));
  const { parameters } = draft;
  const sql = pageSql(mapping, numberedSql(mapping, order, page.backward), where, {
    order,
    page,
    parameters,
  });
  // The size is the last of the page's parameters.
  return { sql, size: `$${parameters.values.length}::integer` };
}
