import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requirePeer } from '../../peers';
import { createPeerAuthenticate } from '../authentication';
import { serve } from '../child';
import { inOwnTimeZone } from '../database-url';

// What is used of PostGraphile, which the root package does not know.
interface Serving {
  addTo(server: Server): Promise<void>;
}
interface PostGraphile {
  createServ(grafserv: unknown): Serving;
}
interface RequestContext {
  node: { req: IncomingMessage };
}

const { postgraphile } = requirePeer('postgraphile') as { postgraphile(preset: object): PostGraphile };
const { PostGraphileAmberPreset } = requirePeer('postgraphile/presets/amber') as Record<string, object>;
const { makePgService } = requirePeer('postgraphile/adaptors/pg') as {
  makePgService(options: object): object;
};
const { grafserv } = requirePeer('postgraphile/grafserv/node') as { grafserv: unknown };

/** PostGraphile over the benchmark's helper schema, with role and partner set for each transaction as in the hub. */
serve(async (place) => {
  const authenticate = await createPeerAuthenticate(place);
  const context = async ({ node }: RequestContext) => {
    const { partnerId, role } = await authenticate(node.req.headers.authorization);
    const pgSettings = {
      role: `hub_${role.toLowerCase()}`,
      'hub.partner': partnerId,
      'hub.request_id': randomUUID(),
    };
    return { pgSettings };
  };
  const pgService = makePgService({
    connectionString: inOwnTimeZone(place.databaseUrl),
    poolConfig: { max: place.poolSize },
    schemas: ['bench'],
  });
  const preset = {
    extends: [PostGraphileAmberPreset],
    pgServices: [pgService],
    grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
    grafast: { context, explain: false },
  };
  const server = createServer();
  await postgraphile(preset).createServ(grafserv).addTo(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
});
