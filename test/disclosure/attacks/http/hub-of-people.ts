import type { Client as Connection } from 'pg';
import * as factories from '../../../../seeds/factories';
import { insert } from '../../../../seeds/insert';
import { publishMeasures } from '../../../setup/publish';
import { startTestHub, type TestHub } from '../../../setup/test-hub';
import { emptied } from '../../../indicators/arrange';
import type { Person, Region } from './people';

/** A hub that knows made-up people and nobody else, with what its job published of them. */
export interface HubOfPeople {
  hub: TestHub;
  region: Region;
  people: Person[];
}

const shares = [44, 26, 6, 4, 3, 3, 3, 2, 1, 1, 1];

/** Municipalities as in the documents: one large, and some of a few clients each. Whoever operates much cares for many. */
async function readRegion(owner: Connection): Promise<Region> {
  const codes = async (sql: string): Promise<string[]> =>
    (await owner.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const municipalities = await codes(`select id from hub.municipality order by id <> 'GM0505', id`);
  const providers = await codes(
    `select distinct partner_id as id from hub.partner_role where role = 'CARE_PROVIDER' order by 1`,
  );
  const { rows } = await owner.query<{ product: string; facility: string }>(
    'select product_id as product, min(id) as facility from hub.facility group by 1 order by 1',
  );
  return {
    MUNICIPALITY: [municipalities[0]!, 'ELSEWHERE', ...municipalities.slice(1)].map(
      (code, place) => [code, shares[place] ?? 1] as const,
    ),
    PROVIDER: [...providers, 'UNKNOWN'].map((code, place) => [code, Math.max(2, 30 - 6 * place)] as const),
    facilities: rows.map(({ product, facility }) => [product, facility] as const),
  };
}

/** The hub for these people, who are made with what the region knows. */
export async function startHubOf(
  make: (region: Region) => Person[],
  measures: readonly string[],
): Promise<HubOfPeople> {
  const hub = await startTestHub();
  const { owner } = hub.database;
  await emptied(hub.database);
  await owner.query('delete from published.snapshot');
  const region = await readRegion(owner);
  const people = make(region);
  await addPeople(owner, people);
  await publishMeasures(hub.database, measures);
  return { hub, region, people };
}

const known = (code: string): string | null => (['UNKNOWN', 'ELSEWHERE'].includes(code) ? null : code);
const actor = { actor_id: 'dordrecht', actor_role: 'CENTRAL_MUNICIPALITY' };

/** The rows of a person: a client, and a trajectory for every registration. */
function rowsOf({ key, values, registered, facility, stay, destination, back }: Person) {
  const causes = Object.entries(values).flatMap(([axis, code]) =>
    axis.startsWith('CAUSE:') && code === 'YES' ? [axis.slice('CAUSE:'.length)] : [],
  );
  const trajectories = registered.map((day) =>
    factories.trajectory({
      ...{ client_id: key, registered_on: day, phase: 'REGISTERED' },
      ...{ municipality_id: known(values.MUNICIPALITY!), provider_id: known(values.PROVIDER!) },
    }),
  );
  const care = trajectories.map((row) =>
    factories.trajectoryCare(row, {
      ...{ causes, target_group: known(values.TARGET_GROUP!), age_band: known(values.AGE_BAND!) },
    }),
  );
  const left = destination ? { destination } : {};
  const events = trajectories.flatMap(({ id, registered_on }) => {
    const event = { trajectory_id: id, happened_on: registered_on, ...actor };
    const { from = '', until = null } = stay ?? {};
    return [
      { ...event, kind: 'REGISTERED' },
      ...(stay ? [{ ...event, happened_on: from, kind: 'STAY_STARTED', facility_id: facility }] : []),
      ...(until
        ? [{ ...event, happened_on: until, kind: 'STAY_ENDED', facility_id: facility, ...left }]
        : []),
      ...(back ? [{ ...event, happened_on: back, kind: 'STAY_STARTED', facility_id: facility }] : []),
    ].map((row) => factories.trajectoryEvent(row));
  });
  return { client: factories.client({ id: key }), trajectories, care, events };
}

export async function addPeople(owner: Connection, people: readonly Person[]): Promise<void> {
  const rows = people.map(rowsOf);
  await insert(
    owner,
    'hub.client',
    rows.map(({ client }) => client),
  );
  await insert(
    owner,
    'hub.trajectory',
    rows.flatMap(({ trajectories }) => trajectories),
  );
  await insert(
    owner,
    'hub.trajectory_care',
    rows.flatMap(({ care }) => care),
  );
  await insert(
    owner,
    'hub.trajectory_event',
    rows.flatMap(({ events }) => events),
  );
}
