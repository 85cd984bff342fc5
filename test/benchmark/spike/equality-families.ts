import type { DocumentNode } from 'graphql';
import type { Client } from 'pg';
import { association, documents, municipality, provider } from './operations';
import type { Caller, Variables } from './request';

/** One document for one caller, with many sets of variables. */
export interface Family {
  label: string;
  caller: Caller;
  document: DocumentNode;
  variables: Variables[];
}

export async function families(admin: Client): Promise<Family[]> {
  const facilities = await facilityVariables(admin);
  const trajectories = trajectoryVariables();
  return [...allowed(facilities, trajectories), ...refused(facilities.slice(0, 5), trajectories.slice(0, 5))];
}

function allowed(facilities: Variables[], trajectories: Variables[]): Family[] {
  const o1 = { document: documents.facilities, variables: facilities };
  const o2 = { document: documents.freePlaces, variables: freePlacesVariables() };
  const o3 = { document: documents.trajectories, variables: trajectories };
  return [
    { ...o1, label: 'O1 association', caller: association, document: documents.facilitiesWithoutOccupancy },
    { ...o1, label: 'O1 provider', caller: provider },
    { ...o1, label: 'O1 municipality', caller: municipality },
    { ...o2, label: 'O2 association', caller: association },
    { ...o2, label: 'O2 provider', caller: provider },
    { ...o2, label: 'O2 municipality', caller: municipality },
    { ...o3, label: 'O3 provider', caller: provider, document: documents.trajectoriesWithCare },
    { ...o3, label: 'O3 municipality', caller: municipality },
  ];
}

/** Both ways must refuse with the same code, too. */
function refused(facilities: Variables[], trajectories: Variables[]): Family[] {
  const o1 = { document: documents.facilities, variables: facilities };
  const o3 = { document: documents.trajectories, variables: trajectories };
  const notGranted = { role: 'hub_not_granted', partner: 'x' };
  return [
    { ...o1, label: 'occupancy, association (denied)', caller: association },
    { ...o3, label: 'trajectories, association (denied)', caller: association },
    {
      ...o3,
      label: 'care, municipality (denied)',
      caller: municipality,
      document: documents.trajectoriesWithCare,
    },
    { ...o3, label: 'role that was not granted', caller: notGranted },
    { ...o1, label: 'provider without a partner id', caller: { ...provider, partner: '' } },
  ];
}

/** Every page of all facilities, at a date before, within and after the history. */
async function facilityVariables(admin: Client): Promise<Variables[]> {
  const { rows } = await admin.query<{ name: string; id: string }>(
    'select name, id from facility order by name, id',
  );
  const lastOfPages = rows.filter((_, i) => i % 50 === 49);
  const cursors = [undefined, ...lastOfPages.map(({ name, id }) => [name, id])];
  return ['2014-01-01', '2019-03-05', '2030-01-01'].flatMap((asOf) =>
    cursors.map((after) => ({ first: 50, asOf, after })),
  );
}

function freePlacesVariables(): Variables[] {
  const lists = [[], ['GM0505'], ['GM0512', 'GM1978'], ['GM0505', 'GM0482', 'GM0590'], ['unknown']];
  const weeks = ['2024-01-01', '2024-06-03', '2024-12-23', '2030-01-01'];
  return weeks.flatMap((week) => lists.map((municipalities) => ({ first: 100, week, municipalities })));
}

function trajectoryVariables(): Variables[] {
  const phases = [undefined, 'MOVE_ON_READY', 'RETURNED', 'SHELTERED', 'CLOSED', 'HOUSED'];
  const day = (i: number) => `${2015 + (i % 10)}-0${1 + (i % 9)}-15`;
  const id = (i: number) => `${(i % 16).toString(16)}0000000-0000-0000-0000-000000000000`;
  const cursors = [undefined, ...Array.from({ length: 19 }, (_, i) => [day(i), id(i)])];
  return [50, 7].flatMap((first) =>
    phases.flatMap((phase) => cursors.map((after) => ({ first, phase, after }))),
  );
}
