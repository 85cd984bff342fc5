import fastifyStatic from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyInstance } from 'fastify';

const firstQuestion = `# 1. Get a token: npm run token -- --partner trivire
# 2. Paste it in the tab "Auth" above, under Bearer token.
# 3. Send the request. "Docs" shows the schema of your role.
{
  viewer {
    role
    partner {
      name
    }
  }
}
`;

/** The page talks to the hub it came from and to nobody else. */
const onlyThisHub =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; worker-src 'self' blob:";

/** The explorer page: everything it needs comes from the hub itself. */
export async function addExplorer(server: FastifyInstance): Promise<void> {
  const page = renderAltair({
    baseURL: '/explorer/',
    endpointURL: '/graphql',
    initialQuery: firstQuestion,
    initialAuthorization: { type: 'bearer', data: { token: '' } },
    disableAccount: true,
  });
  await server.register(fastifyStatic, { root: getDistDirectory(), prefix: '/explorer/', index: false });
  server.get('/', (_request, reply) => reply.redirect('/explorer'));
  server.get('/explorer', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', onlyThisHub).send(page),
  );
  server.get('/explorer/', (_request, reply) => reply.redirect('/explorer'));
}
