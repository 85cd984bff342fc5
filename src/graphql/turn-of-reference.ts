import { mapSchema, MapperKind } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { takeTurn } from '../database/take-turn';
import type { OperationContext } from './context';

type Mutation = GraphQLFieldConfig<unknown, OperationContext, { input?: { reference?: unknown } }>;

/**
 * Whoever sends one reference twice at once waits for its own first call, whatever that is about, and is then told what
 * became of it. Every mutation whose input has a reference does this, and before it takes any other turn: so nobody who
 * holds one waits for a reference. But for those that wait for the turn of their whole partner, which says it.
 */
export const inTurnOfReference = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, { [MapperKind.MUTATION_ROOT_FIELD]: (field) => inTurn(field as Mutation) });

/** Of a mutation for which all calls of a partner wait for one another, whatever their references are. */
export const inTurnOfPartner = { inTurnOfPartner: true };

const inTurn = (field: Mutation): Mutation => {
  const { resolve = defaultFieldResolver, extensions } = field;
  if (extensions?.inTurnOfPartner) return field;
  return {
    ...field,
    resolve: (source, args, context, info) => {
      const reference = args.input?.reference;
      if (typeof reference === 'string') waitFor(context, reference);
      return resolve(source, args, context, info);
    },
  };
};

/** Sent ahead of all that the mutation asks, which runs once the turn has come. */
function waitFor({ unit }: OperationContext, reference: string): void {
  // Not waited for: what fails here fails every statement after it, and is told as their cause.
  takeTurn(unit, `reference:${unit.caller.partnerId}:${reference}`).catch(() => undefined);
}
