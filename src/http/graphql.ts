import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import type { RequestContext } from '../graphql/context';
import type { Authenticate } from '../identity/authenticate';
import type { Caller } from '../identity/caller';
import type { Role } from '../identity/role';

/** One server per role, each over that role's schema. */
export type ApolloServers = ReadonlyMap<Role, ApolloServer<RequestContext>>;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

export function addGraphql(
  server: FastifyInstance,
  authenticate: Authenticate,
  apolloServers: ApolloServers,
): void {
  server.decorateRequest('caller', null);
  const handlers = new Map([...apolloServers].map(([role, apollo]) => [role, handlerOf(apollo)]));
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: who may not ask does not make the hub read either.
    onRequest: async (request) => {
      request.caller = await authenticate(request.headers.authorization);
    },
    handler(request, reply) {
      return handlers.get(request.caller!.role)!.call(this, request, reply);
    },
  });
}

function handlerOf(apollo: ApolloServer<RequestContext>): RouteHandlerMethod {
  return fastifyApolloHandler(apollo, {
    context: async (request) => ({ caller: request.caller!, requestId: request.id }),
  }) as RouteHandlerMethod;
}
