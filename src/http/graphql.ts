import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { RoleServer } from '../engine/apollo';
import type { KnownRequest } from '../engine/executor';
import type { RequestContext } from '../graphql/context';
import type { Authenticate } from '../identity/authenticate';
import type { Caller } from '../identity/caller';
import type { Role } from '../identity/role';
import { etagOf, hasAlready, keepPublished } from './etag';

/** One server per role, each over that role's schema. */
export type RoleServers = ReadonlyMap<Role, RoleServer>;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

export function addGraphql(
  server: FastifyInstance,
  authenticate: Authenticate,
  roleServers: RoleServers,
): void {
  server.decorateRequest('caller', null);
  const handlers = new Map([...roleServers].map(([role, roleServer]) => [role, handlerOf(roleServer)]));
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
    // Without a promise: it stands in the way of every answer.
    onSend(request, reply, payload, done) {
      void reply.header('cache-control', 'no-store');
      const { caller, method, query } = request as FastifyRequest<{ Querystring: { query?: string } }>;
      if (method !== 'GET' || !query.query || !isWhole(reply, payload)) return done(null, payload);
      const { executor } = roleServers.get(caller!.role)!;
      done(null, executor.isPublished(query.query) ? sendPublished(request, reply, payload) : payload);
    },
  });
}

const isWhole = (reply: FastifyReply, payload: unknown): payload is string =>
  typeof payload === 'string' && reply.statusCode === 200 && !payload.includes('"errors":');

/** With a mark of its bytes, and without them for who has them already. */
function sendPublished({ headers }: FastifyRequest, reply: FastifyReply, payload: string): string | null {
  const etag = etagOf(payload);
  void reply.headers({ etag, 'cache-control': keepPublished, vary: 'authorization' });
  if (!hasAlready(headers['if-none-match'], etag)) return payload;
  void reply.code(304).removeHeader('content-length');
  return null;
}

const contextOf = (request: FastifyRequest): RequestContext => ({
  caller: request.caller!,
  requestId: request.id,
});

function handlerOf({ apollo, executor }: RoleServer): RouteHandlerMethod {
  const handler = fastifyApolloHandler(apollo, {
    context: async (request) => contextOf(request),
  }) as RouteHandlerMethod;
  return async function answer(request, reply) {
    const usual = usualRequest(request);
    const known = usual && (await executor.answerKnown(usual, contextOf(request)));
    if (!known) return handler.call(this, request, reply);
    void reply.type('application/json; charset=utf-8');
    return known;
  };
}

const usualKeys = new Set(['query', 'variables', 'operationName']);
const usualAccept = new Set([undefined, '*/*', 'application/json']);

/** The request, if it is as most are; what its headers or body may mean otherwise is for Apollo to say. */
function usualRequest({ method, headers, body }: FastifyRequest): KnownRequest | null {
  if (method !== 'POST' || !usualAccept.has(headers.accept) || !isObject(body)) return null;
  const { query, variables, operationName } = body;
  const isUsual =
    Object.keys(body).every((key) => usualKeys.has(key)) &&
    typeof query === 'string' &&
    (variables === undefined || variables === null || isObject(variables)) &&
    (operationName === undefined || operationName === null || typeof operationName === 'string');
  return isUsual ? { query, variables, operationName } : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
