import type { Bilingual } from './language';

/** How the client ends, for scripts. They stay what they are; the help and the documentation list them. */
export const exitCodes = {
  done: 0,
  fileHasErrors: 1,
  wrongUse: 2,
  waitsForConfirmation: 3,
  refused: 4,
  failed: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeMeanings: Record<ExitCode, Bilingual> = {
  0: {
    nl: 'vastgelegd, of niets te doen: alles was al gemeld',
    en: 'recorded, or nothing to do: all of it was reported before',
  },
  1: {
    nl: 'het bestand heeft fouten; er is niets vastgelegd',
    en: 'the file has errors; nothing was recorded',
  },
  2: {
    nl: 'verkeerd gebruikt, of een bestand is niet te lezen of te schrijven',
    en: 'used in a wrong way, or a file cannot be read or written',
  },
  3: {
    nl: 'waarschuwingen wachten op --confirm; er is niets vastgelegd',
    en: 'warnings wait for --confirm; nothing was recorded',
  },
  4: {
    nl: 'de hub weigert het token, of de rol mag dit niet',
    en: 'the hub refuses the token, or the role may not do this',
  },
  5: {
    nl: 'de hub is niet bereikbaar of kon het niet afhandelen; probeer het later opnieuw',
    en: 'the hub cannot be reached or could not handle it; try again later',
  },
};
