import cors from '@fastify/cors';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Config } from '../config';
import type { Authenticate } from '../identity/authenticate';
import { addExplorer } from './explorer';
import { handleError, sendError } from './errors';
import { addGraphql, type ApolloServers } from './graphql';
import { addHealth } from './health';

export interface ServerParts {
  config: Config;
  logger: FastifyBaseLogger;
  authenticate: Authenticate;
  apolloServers: ApolloServers;
  /** Whether the hub can answer now: asked by /ready. */
  isReady: () => Promise<boolean>;
}

/** The edge: the only code that sees headers, bodies and sockets. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, logger } = parts;
  const server = Fastify({
    loggerInstance: logger,
    bodyLimit: config.bodyLimitBytes,
    logController: new LogController({ disableRequestLogging: true }),
    // A client that keeps its connection open must not keep the hub from stopping.
    forceCloseConnections: 'idle',
  });
  server.setErrorHandler(handleError);
  server.setNotFoundHandler((_request, reply) => sendError(reply, 'NOT_FOUND'));
  server.addHook('onSend', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });
  if (config.corsOrigins.length > 0) await server.register(cors, { origin: config.corsOrigins, methods: ['GET', 'POST'] });
  addHealth(server, parts.isReady);
  await addExplorer(server);
  addGraphql(server, parts.authenticate, parts.apolloServers);
  return server;
}
