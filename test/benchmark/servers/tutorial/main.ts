import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { buildSchema } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../../../src/database/data-source';
import { createPeerAuthenticate } from '../authentication';
import { serve } from '../child';
import { AuditEvent, MoveOnCandidate } from './candidate';
import { CandidateResolver } from './candidate.resolver';
import { CapacityMutation } from './capacity-mutation';
import { CountingWay } from './counting-way';
import { Context, transactions } from './context';
import { Facility, FacilityAddress, FacilityOccupancy, FacilityPlaces } from './facility';
import { FacilityResolver } from './facility.resolver';
import { Indicator, IndicatorValue } from './indicator';
import { IndicatorResolver, IndicatorValueResolver } from './indicator.resolver';
import { HousingCareProduct, Municipality, Partner } from './public-facts';
import { ReportResolver } from './report.resolver';

const entities = [
  AuditEvent,
  MoveOnCandidate,
  CapacityMutation,
  CountingWay,
  Facility,
  FacilityAddress,
  FacilityOccupancy,
  FacilityPlaces,
  Indicator,
  IndicatorValue,
  HousingCareProduct,
  Municipality,
  Partner,
];

/** The same operations as tutorials write them: entities as types, repositories, a loader for each relation. */
serve(async (place) => {
  const { databaseUrl: url, poolSize } = place;
  const dataSource = serviceDataSource({ url, poolSize, statementTimeoutMs: 10_000 }, entities);
  await dataSource.initialize();
  const apollo = await startApollo();
  const authenticate = await createPeerAuthenticate(place);
  const server = Fastify();
  server.post('/graphql', fastifyApolloHandler(apollo, { context: contextOf(dataSource, authenticate) }));
  await server.listen({ host: '127.0.0.1', port: 0 });
  return (server.server.address() as AddressInfo).port;
});

async function startApollo(): Promise<ApolloServer<Context>> {
  const schema = await buildSchema({
    resolvers: [
      CandidateResolver,
      FacilityResolver,
      IndicatorResolver,
      IndicatorValueResolver,
      ReportResolver,
    ],
    validate: false,
  });
  const apollo = new ApolloServer<Context>({ schema, plugins: [transactions] });
  await apollo.start();
  return apollo;
}

type Authenticate = Awaited<ReturnType<typeof createPeerAuthenticate>>;

const contextOf =
  (dataSource: DataSource, authenticate: Authenticate) =>
  async (request: FastifyRequest, _reply: FastifyReply): Promise<Context> =>
    new Context(await authenticate(request.headers.authorization), randomUUID(), dataSource);
