import {
  attributeNames,
  type Combination,
  type Shown,
  type Values,
} from '../../src/disclosure/candidate-values';
import type { Ask } from '../setup/test-hub';
import { tally } from './candidate-attacks';

// The list of candidates as an association reads it.

export type Node = Values & {
  id: string;
  municipality: { code: string } | null;
  withheld: Array<{ field: string }>;
};
export interface Edge {
  cursor: string;
  node: Node;
}

const page = `query ($after: String, $orderBy: MoveOnCandidateOrder!) {
  moveOnCandidates(first: 60, after: $after, orderBy: $orderBy) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { cursor node {
      id municipality { code } year halfYear quarter kindOfDwelling roomsClass rooms accessibility guidanceArranged
      withheld { field } } }
  }
}`;

/** What is shown of a record: null that is not withheld is shown too, as not known. */
export function shownOf(node: Node): Shown {
  const withheld = node.withheld.map(({ field }) => field);
  const values = { ...node, municipality: node.municipality?.code ?? null };
  return Object.fromEntries(
    attributeNames.filter((name) => !withheld.includes(name)).map((name) => [name, values[name]]),
  );
}

export const combinationsOf = (edges: readonly Edge[]): Combination[] => [
  ...tally(edges.map(({ node }) => ({ shown: shownOf(node), count: 1 }))).values(),
];

/** The whole list, page by page. */
export async function readList(ask: Ask, orderBy: string): Promise<Edge[]> {
  const edges: Edge[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data } = await ask(page, { after, orderBy });
    const { edges: found, pageInfo, totalCount } = data.moveOnCandidates;
    edges.push(...found);
    ({ hasNextPage: more, endCursor: after } = pageInfo);
    expect(totalCount).toBeGreaterThanOrEqual(edges.length);
  }
  return edges;
}
