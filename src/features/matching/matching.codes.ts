import { codes } from '../../graphql/codes';

export const MatchKind = codes('MatchKind', 'Uitkomst van vergelijken. What was found of a client.', {
  NEW: 'nieuwe cliënt: bekeken, en niet eerder in de keten gevonden',
  LINKED: 'gekoppeld: de trajecten zijn van één cliënt',
  UNLINKED: 'ontkoppeld: een eerdere koppeling klopte niet',
});

const linkReasons = {
  CAME_BACK: 'bekende cliënt die terugkomt',
  REGISTERED_TWICE: 'dubbel aangemeld',
  MOVED_BETWEEN_PARTNERS: 'door verschillende ketenpartners aangemeld',
} as const;

const unlinkReasons = {
  DIFFERENT_PEOPLE: 'het zijn verschillende mensen',
  NOT_CERTAIN: 'niet zeker genoeg',
} as const;

export const LinkReason = codes(
  'LinkReason',
  'Reden van koppelen. Why two trajectories are of one client.',
  linkReasons,
);

export const UnlinkReason = codes(
  'UnlinkReason',
  'Reden van ontkoppelen. Why a link is undone.',
  unlinkReasons,
);

export const MatchReason = codes('MatchReason', 'Reden. Why trajectories were linked, or a link undone.', {
  ...linkReasons,
  INHERITED_REFERENCE: 'aangemeld onder een kenmerk van de voorganger',
  ...unlinkReasons,
});
