import { startFileHub, type FileHub } from '../setup/files';
import { Folder, runClient, type Ended } from './client';

/** A care provider with two facilities at its desk: a hub, a token and a folder of files. */
export interface Provider {
  hub: FileHub;
  folder: Folder;
  settings: Record<string, string>;
  run(...args: string[]): Promise<Ended>;
  /** How many people the hub knows in each of its facilities, by name. */
  occupied(): Promise<Record<string, number>>;
  leave(): Promise<void>;
}

const query = '{ viewer { partner { facilities(first: 10) { nodes { name occupancy { occupied } } } } } }';

interface Facility {
  name: string;
  occupancy: { occupied: number };
}

export async function startProvider(): Promise<Provider> {
  const hub = await startFileHub();
  const folder = new Folder();
  const settings = {
    KETENHUB_URL: hub.url,
    KETENHUB_TOKEN: await hub.token('leger-des-heils', 'CARE_PROVIDER'),
  };
  return {
    hub,
    folder,
    settings,
    run: (...args) => runClient(args, { settings }),
    occupied: async () => {
      const { data } = await hub.as('leger-des-heils', 'CARE_PROVIDER')(query);
      const nodes = data.viewer.partner.facilities.nodes as Facility[];
      return Object.fromEntries(nodes.map(({ name, occupancy }) => [name, occupancy.occupied]));
    },
    leave: async () => {
      folder.remove();
      await hub.stop();
    },
  };
}

export const names = {
  'kromhout-herstart': '24-uursopvang Herstart',
  'kromhout-crisisopvang': 'Crisisopvang Kromhout/Kasperspad',
};
