import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { HubError } from '../errors';
import { storableRule } from './unstorable';

// What a document may be at most: enough for a person's question, too little to bring the hub down.
export const mostTokens = 4_000;
const mostLevels = 16;
const mostAliases = 60;

/** By themselves these rules throw, which Apollo takes for a failure of the hub. */
const reportTooLarge = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message, { originalError: new HubError('QUERY_TOO_LARGE') })),
  ],
};

/** GraphQL itself checks no field below a root type that the role does not have. */
const knownOperationsRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`Your role has no ${node.operation}.`, { nodes: node }));
  },
});

/** One change per operation: its transaction is kept or undone as a whole, and so is what the caller is told. */
const oneMutationRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.MUTATION || rootFields(context, node.selectionSet) <= 1) return;
    context.reportError(
      new GraphQLError('An operation can hold one mutation: send the others by themselves.', { nodes: node }),
    );
  },
});

/** Fields on the first level, fragments followed; one that leads back to itself is followed once. */
function rootFields(
  context: ValidationContext,
  selectionSet: SelectionSetNode,
  followed = new Set<SelectionSetNode>(),
): number {
  if (followed.has(selectionSet)) return 0;
  followed.add(selectionSet);
  return selectionSet.selections.reduce((count, selection) => {
    if (selection.kind === Kind.FIELD) return count + (selection.name.value === '__typename' ? 0 : 1);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : context.getFragment(selection.name.value);
    return count + (fragment ? rootFields(context, fragment.selectionSet, followed) : 0);
  }, 0);
}

/** What the hub asks of a document beyond GraphQL's own rules. */
export const documentRules: ValidationRule[] = [
  maxDepthRule({ n: mostLevels, ignoreIntrospection: true, ...reportTooLarge }),
  maxAliasesRule({ n: mostAliases, ...reportTooLarge }),
  knownOperationsRule,
  oneMutationRule,
  storableRule,
];
