import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import type { Authenticate } from '../../../../src/identity/authenticate';
import { bare, become, commit, createPool, withClient } from '../../spike/unit-of-work';
import { createPeerAuthenticate } from '../authentication';
import { serve } from '../child';
import { inOwnTimeZone } from '../database-url';
import { candidates } from './candidates';
import { facilities } from './facilities';
import { flush } from './flush';
import { facilityObject } from './object';
import { report } from './report';
import { series } from './series';
import type { RawShape } from './shape';

/** By the name of the operation: this server knows these and no GraphQL. */
const shapes = new Map<string, RawShape>([
  ['Candidates', candidates],
  ['Facilities', facilities],
  ['Report', report],
  ['Series', series],
  ['Object', facilityObject],
]);

const begins = {
  'repeatable read': bare('begin isolation level repeatable read'),
  'read committed': bare('begin isolation level read committed'),
};

/** One plan is good for every value of these statements: else PostgreSQL plans some of them anew each time. */
const plannedOnce = { plan_cache_mode: 'force_generic_plan' };

interface Body {
  operationName: string;
  variables: Record<string, unknown>;
}

/** The limit: no library between HTTP and statement, everything of a request in one write to the database. */
serve(async (place) => {
  const authenticate = await createPeerAuthenticate(place);
  const pool = createPool(inOwnTimeZone(place.databaseUrl, plannedOnce), place.poolSize);
  const server = createServer((request, response) => {
    answer(request, authenticate, pool).then(
      (data) => {
        const body = `{"data":${data}}`;
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        });
        response.end(body);
      },
      (error: Error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] })),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
});

async function answer(request: IncomingMessage, authenticate: Authenticate, pool: Pool): Promise<string> {
  // Read while the token is checked, since it has begun to arrive; looked at only after that.
  const [caller, text] = await Promise.all([authenticate(request.headers.authorization), read(request)]);
  const { operationName, variables } = JSON.parse(text) as Body;
  const shape = shapes.get(operationName);
  if (!shape) throw new Error(`No operation ${operationName}.`);
  const role = `hub_${caller.role.toLowerCase()}`;
  const statements = shape.statements({ caller, role, requestId: randomUUID(), variables });
  const rows = await withClient(pool, (client) =>
    flush(client, [
      begins[shape.isolation],
      become({ role, partner: caller.partnerId }),
      ...statements,
      commit,
    ]),
  );
  return shape.answer(rows.slice(2, -1));
}

function read(request: IncomingMessage): Promise<string> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      done(chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString()),
    );
    request.on('error', fail);
  });
}
