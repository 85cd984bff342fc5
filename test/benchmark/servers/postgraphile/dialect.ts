import { fromGlobalId, toGlobalId } from '../../../../src/graphql/global-id';
import type { Data, Dialect, Variables } from '../../dialect';

type Node = Data & { id: string };
type Value = { period: string | null };

/** A global id is the base64 of a type and a key; one type has another name here. */
const toOwnId = (id: string): string => {
  const { type, key } = fromGlobalId(id)!;
  return Buffer.from(JSON.stringify([type === 'MoveOnCandidate' ? 'Candidate' : type, key])).toString(
    'base64',
  );
};

const fromOwnId = (id: string): string => {
  const [type, key] = JSON.parse(Buffer.from(id, 'base64').toString('utf8')) as [string, string];
  return toGlobalId(type === 'Candidate' ? 'MoveOnCandidate' : type, key);
};

interface Report {
  facility: string;
  number: number;
  effectiveOn: string;
  reference: string;
}

const variables: Record<string, (given: Variables) => Variables> = {
  candidates: ({ kindOfDwelling }) => ({ kinds: kindOfDwelling }),
  // A condition compares with one value, and there is one here.
  facilities: ({ operator }) => ({ operator: (operator as string[])[0] }),
  report({ input }) {
    const { facility, number, effectiveOn, reference } = input as Report;
    return { input: { facility: fromGlobalId(facility)!.key, number, effectiveOn, reference } };
  },
  series: (given) => given,
  object: ({ id }) => ({ id: toOwnId(id as string) }),
};

/** Every id and moment in an answer, as the hub writes it. */
const inHubsForm = <T>(answer: T): T =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (key === 'id') return fromOwnId(value as string);
      if (key === 'reportedAt' && value !== null) return new Date(value as string).toISOString();
      return value;
    }),
  ) as T;

const data: Record<string, (answer: never) => Data> = {
  candidates({ moveOnCandidates }: { moveOnCandidates: { nodes: Node[]; pageInfo: PageInfo } }) {
    const { nodes: asked, pageInfo } = moveOnCandidates;
    const last = asked.at(-1) as (Node & { periodOrder: string }) | undefined;
    if (last && !pageInfo.endCursor) throw new Error('No cursor.');
    // Its cursor is the place in the function's rows: compared is that there is one, and the order that the hub's names.
    const place = last && ['PERIOD_ASC', last.periodOrder, fromGlobalId(last.id)!.key];
    const nodes = (asked as Array<Node & { periodOrder: string }>).map(({ periodOrder: _, ...node }) => node);
    const endCursor = place ? Buffer.from(JSON.stringify(place)).toString('base64url') : null;
    return { moveOnCandidates: { nodes, pageInfo: { ...pageInfo, endCursor } } };
  },
  facilities: (answer: Data) => answer,
  report({ reportCount }: { reportCount: { result: Data } }) {
    const { facility, ...capacityMutation } = reportCount.result;
    return {
      reportCapacityMutation: { alreadyReported: false, capacityMutation, facility, userErrors: [] },
    };
  },
  series: ({ indicators }: { indicators: { nodes: Array<{ values: { nodes: Value[] } }> } }) => ({
    indicators: indicators.nodes,
  }),
  object: (answer: Data) => answer,
};

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** PostGraphile's schema comes from the database: it differs in names of fields, in ids and in the form of moments. */
export const postgraphileDialect: Dialect = {
  folder: 'postgraphile',
  variables: (shape, given) => variables[shape.name]!(given),
  data: (shape, answer) => data[shape.name]!(inHubsForm(answer) as never),
};
