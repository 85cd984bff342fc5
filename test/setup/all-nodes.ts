import type { Ask } from './test-hub';

/**
 * All that a list holds, page by page. The query takes `$after` and asks for `totalCount`, `nodes` and
 * `pageInfo { hasNextPage endCursor }`; what it counts is what there is.
 */
export async function allNodes<Node>(
  ask: Ask,
  query: string,
  field: string,
  variables: object = {},
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null, more = true, total = 0; more;) {
    const { data, errors } = await ask(query, { ...variables, after });
    expect(errors).toBeUndefined();
    nodes.push(...data[field].nodes);
    ({ hasNextPage: more, endCursor: after } = data[field].pageInfo);
    total = data[field].totalCount;
    if (!more) expect(nodes).toHaveLength(total);
  }
  return nodes;
}
