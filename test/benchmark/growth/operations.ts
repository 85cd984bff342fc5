import { Kind, parse, print, visit } from 'graphql';
import type { Caller } from '../../../src/identity/caller';
import { askers, operationNames, readOperation } from '../../setup/operations';

/** An operation of `schema/operations/`, as it is asked here. */
export interface GrowingOperation {
  name: string;
  caller: Caller;
  /** The body of one request: a report needs a reference of its own each time. */
  body(): string;
}

let references = 0;

/** Every operation that the hub commits to. Totals are left out: they count what is there, which grows by itself. */
export const growingOperations = (today: string): GrowingOperation[] =>
  operationNames().map((name) => {
    const { query, variables } = readOperation(name);
    const [partnerId, role] = askers[name]!;
    const counted = withoutTotals(query);
    return {
      name,
      caller: { partnerId, role },
      body: () => JSON.stringify({ query: counted, variables: reported(variables, today) }),
    };
  });

const withoutTotals = (query: string): string =>
  print(
    visit(parse(query), { [Kind.FIELD]: (node) => (node.name.value === 'totalCount' ? null : undefined) }),
  );

function reported(variables: Record<string, unknown>, today: string): Record<string, unknown> {
  // Other changes are asked again as they were made before, and answered so.
  const input = variables.input as Record<string, unknown> | undefined;
  if (!input?.effectiveOn) return variables;
  const reference = `growth-${(references += 1)}`;
  return { ...variables, input: { ...input, effectiveOn: today, reference } };
}
