import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { addCourses, counted, type SaidEvent } from './arrange';

export const crisis = 'kromhout-crisisopvang';
export const herstart = 'kromhout-herstart';

type StayGiven = [from: string, to: string | null, facility?: string, destination?: string];

const eventsOf = ([from, to, facility = crisis, destination]: StayGiven): Partial<SaidEvent>[] => [
  { kind: 'STAY_STARTED', on: from, facility },
  ...(to ? [{ kind: 'STAY_ENDED' as const, on: to, facility, destination: destination ?? null }] : []),
];

/** Clients with stays, on the shelter route. */
export class People {
  constructor(private readonly owner: Client) {}

  /** A client with stays, in as many trajectories as there are lists. */
  async add(...trajectories: StayGiven[][]): Promise<string> {
    const client = randomUUID();
    for (const stays of trajectories) await this.addTrajectory(client, stays.flatMap(eventsOf));
    return client;
  }

  async addTrajectory(client: string, events: Partial<SaidEvent>[]): Promise<void> {
    const id = randomUUID();
    const said = events.map((event) => ({
      ...{ id: randomUUID(), trajectory: id, facility: null, destination: null, kind: 'TRIAGED', on: '' },
      ...event,
    })) as SaidEvent[];
    const { rowCount } = await this.owner.query('select from hub.client where id = $1', [client]);
    // A second trajectory of the same client comes under another one first, as duplicates do.
    const under = rowCount === 0 ? client : randomUUID();
    await addCourses(this.owner, [{ id, client: under, route: 'SHELTER' }], said);
    if (under !== client) await this.link(under, client);
  }

  /** Two clients turn out to be one. */
  async link(duplicate: string, client: string): Promise<void> {
    await this.owner.query('update hub.trajectory set client_id = $2 where client_id = $1', [
      duplicate,
      client,
    ]);
  }

  /** The category and the amount of each unit that a function gives. */
  async units(name: string, from: string, until: string, seen = '2026-11-16'): Promise<string[]> {
    const found = await counted(this.owner, { from, until, seen }, [name]);
    return found
      .map(({ category, amount }) => [category, amount].filter((part) => part !== null).join(' '))
      .sort();
  }
}
