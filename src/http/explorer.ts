import fastifyStatic from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyInstance } from 'fastify';

const firstQuestion = `# Put a token in place of <token> under "Set Headers" (npm run token -- --partner trivire), then run this.
{
  viewer {
    role
    partner {
      name
    }
  }
}
`;

/** The explorer page: everything it needs comes from the hub itself, nothing from elsewhere. */
export async function addExplorer(server: FastifyInstance): Promise<void> {
  const page = renderAltair({
    baseURL: '/explorer/',
    endpointURL: '/graphql',
    initialQuery: firstQuestion,
    initialHeaders: { Authorization: 'Bearer <token>' },
  });
  await server.register(fastifyStatic, { root: getDistDirectory(), prefix: '/explorer/', index: false });
  server.get('/', (_request, reply) => reply.redirect('/explorer'));
  server.get('/explorer', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  server.get('/explorer/', (_request, reply) => reply.redirect('/explorer'));
}
