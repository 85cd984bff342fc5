import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, FastifyPluginCallback, FastifyRequest } from 'fastify';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import { createPool } from '../../spike/unit-of-work';
import { requirePeer } from '../../peers';
import { createPeerAuthenticate } from '../authentication';
import { serve } from '../child';
import { inOwnTimeZone } from '../database-url';
import { close, open, type Context } from './context';
import { loaders } from './loaders';
import { reportCapacityMutation } from './report';
import { queries } from './resolvers';
import { schema } from './schema';

/** What is used of Mercurius, which the root package does not know. */
interface Hooked {
  graphql: {
    addHook(
      name: 'preExecution',
      hook: (schema: unknown, document: DocumentNode, context: Context) => Promise<void>,
    ): void;
    addHook(
      name: 'onResolution',
      hook: (execution: { errors?: unknown }, context: Context) => Promise<void>,
    ): void;
  };
}

const resolvers = {
  Query: queries,
  Mutation: { reportCapacityMutation },
  Node: { resolveType: () => 'Facility' },
};

/** Mercurius with compiled queries; SQL by hand in each resolver, relations in loaders. */
serve(async (place) => {
  const fastify = requirePeer('fastify') as () => FastifyInstance;
  const authenticate = await createPeerAuthenticate(place);
  const pool = createPool(inOwnTimeZone(place.databaseUrl), place.poolSize);
  const app = fastify();
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    request.caller = await authenticate(request.headers.authorization);
  });
  await app.register(requirePeer('mercurius') as FastifyPluginCallback<Record<string, unknown>>, {
    schema,
    resolvers,
    loaders,
    jit: 1,
    graphiql: false,
    context: (request: FastifyRequest): Context => ({ caller: request.caller!, requestId: randomUUID() }),
  });
  const { graphql } = app as unknown as Hooked;
  graphql.addHook('preExecution', (_schema, document, context) => open(pool, context, isMutation(document)));
  graphql.addHook('onResolution', ({ errors }, context) => close(context, Boolean(errors)));
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
});

const isMutation = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' && definition.operation === OperationTypeNode.MUTATION,
  );
