import type { SliceRule } from './matrix';

const inCharge = { CENTRAL_MUNICIPALITY: 'ALL', CASE_COORDINATOR: 'ALL' } as const;
const handed = { ACCESS_POINT: 'HANDED', PUBLIC_HEALTH: 'HANDED', COMMUNITY_TEAM: 'HANDED' } as const;

/** The slices of who a client is without a name: references, matching, succession, erasure and retention. */
export const clientSlices = {
  'trajectory.reference': {
    holds:
      "Binding one's own reference to a client of whom one sees a trajectory, and finding the client by it",
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN', ...handed },
  },
  'trajectory.match': {
    holds: 'Trajectories of which nobody looked yet whether the client was there before, and what was found',
    sees: { ...inCharge, ACCESS_POINT: 'HANDED' },
  },
  'trajectory.link': {
    holds: 'Saying that trajectories are of one client, that they are not, or that a client is new',
    sees: { CASE_COORDINATOR: 'ALL', ACCESS_POINT: 'HANDED' },
  },
  succession: {
    holds: 'Which partner succeeds which in a role, and from when',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  erasure: {
    holds: 'What was erased, by whom and on which ground; not what it was',
    sees: {
      CENTRAL_MUNICIPALITY: 'ALL',
      CASE_COORDINATOR: 'ITSELF',
      CARE_PROVIDER: 'ITSELF',
      MUNICIPALITY: 'ITSELF',
      ACCESS_POINT: 'ITSELF',
      PUBLIC_HEALTH: 'ITSELF',
      COMMUNITY_TEAM: 'ITSELF',
    },
  },
  'erasure.client': {
    holds: 'Erasing a client, on request',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  'erasure.event': {
    holds:
      'Taking away what an event said before it was corrected: its reporter, or the central municipality',
    sees: {
      CENTRAL_MUNICIPALITY: 'ALL',
      CASE_COORDINATOR: 'ITSELF',
      CARE_PROVIDER: 'ITSELF',
      MUNICIPALITY: 'ITSELF',
      ACCESS_POINT: 'ITSELF',
      PUBLIC_HEALTH: 'ITSELF',
      COMMUNITY_TEAM: 'ITSELF',
    },
  },
  'erasure.text': {
    holds: 'Taking away a free text: whoever wrote it, or the central municipality',
    sees: { CENTRAL_MUNICIPALITY: 'ALL', CARE_PROVIDER: 'ITSELF' },
  },
  retention: {
    holds: 'What retention did, run by run: how many closed trajectories it reduced',
    sees: inCharge,
  },
} as const satisfies Record<string, SliceRule>;
