import { parse, type DocumentNode } from 'graphql';
import type { Caller, Request } from './request';

export const association: Caller = { role: 'hub_housing_association', partner: 'association-1' };
export const provider: Caller = { role: 'hub_care_provider', partner: 'provider-0' };
export const municipality: Caller = { role: 'hub_municipality', partner: 'GM0505' };

const facilities = (fields: string) =>
  parse(`query ($first: Int!, $after: [String!], $asOf: String!) {
    facilities(first: $first, after: $after) {
      id name municipality { name } operator { name } places(asOf: $asOf) { regular reserve }
      address { street } ${fields} withheld
    }
  }`);

const trajectories = (fields: string) =>
  parse(`query ($first: Int!, $after: [String!], $phase: String) {
    trajectories(first: $first, after: $after, phase: $phase) {
      id route phase registeredOn municipalityOfOrigin { name } ${fields}
    }
  }`);

export const documents = {
  facilitiesWithoutOccupancy: facilities(''),
  facilities: facilities('occupancy(asOf: $asOf) { outOfUse occupied }'),
  freePlaces: parse(`query ($first: Int!, $municipalities: [String!], $week: String) {
    freePlaces(first: $first, municipalities: $municipalities, week: $week) {
      municipality { name } product class facilities
    }
  }`),
  trajectoriesWithCare: trajectories('care { cause targetGroup } withheld'),
  trajectories: trajectories('withheld'),
} satisfies Record<string, DocumentNode>;

const variables = {
  facilities: { first: 50, asOf: '2023-05-01' },
  freePlaces: { first: 100, municipalities: ['GM0505', 'GM0512', 'GM0590'], week: '2024-03-04' },
  trajectories: {
    first: 50,
    phase: 'MOVE_ON_READY',
    after: ['2016-06-01', '00000000-0000-0000-0000-000000000000'],
  },
};

/** Facilities with what depends on the row. An association's schema has no occupancy. */
const o1 = (caller: Caller): Request => ({
  caller,
  document: caller === association ? documents.facilitiesWithoutOccupancy : documents.facilities,
  variables: variables.facilities,
});

/** A publication: the same rows for everybody. */
const o2 = (caller: Caller): Request => ({
  caller,
  document: documents.freePlaces,
  variables: variables.freePlaces,
});

/** Clients, audited. Care is for their provider only. */
const o3 = (caller: Caller): Request => ({
  caller,
  document: caller === provider ? documents.trajectoriesWithCare : documents.trajectories,
  variables: variables.trajectories,
});

/** Every operation for every role that has it, with one typical set of variables. */
export const cases = {
  'O1 facilities, association': o1(association),
  'O1 facilities, provider': o1(provider),
  'O1 facilities, municipality': o1(municipality),
  'O2 free places, association': o2(association),
  'O2 free places, provider': o2(provider),
  'O2 free places, municipality': o2(municipality),
  'O3 trajectories, provider': o3(provider),
  'O3 trajectories, municipality': o3(municipality),
} satisfies Record<string, Request>;

export type CaseName = keyof typeof cases;
export const caseNames = Object.keys(cases) as CaseName[];
