import { exitCodes, type ExitCode } from './exit-codes';
import type { DryRun } from './hub-answers';
import type { Bilingual } from './language';

/** How a report can end, other than in a failure. */
export const endings = {
  recorded: {
    exitCode: exitCodes.done,
    text: { nl: 'Vastgelegd: {lines}.', en: 'Recorded: {lines}.' },
  },
  alreadyReported: {
    exitCode: exitCodes.done,
    text: {
      nl: 'Niets te doen: alles in dit bestand was al gemeld. Er is niets veranderd.',
      en: 'Nothing to do: all of this file was reported before. Nothing changed.',
    },
  },
  onlyLooked: {
    exitCode: exitCodes.done,
    text: {
      nl: 'Alleen gecontroleerd (--dry-run): er is niets vastgelegd.',
      en: 'Only checked (--dry-run): nothing was recorded.',
    },
  },
  hasErrors: {
    exitCode: exitCodes.fileHasErrors,
    text: {
      nl: 'Er is niets vastgelegd. Herstel de fouten en stuur het bestand opnieuw.',
      en: 'Nothing was recorded. Correct the errors and send the file again.',
    },
  },
  waits: {
    exitCode: exitCodes.waitsForConfirmation,
    text: {
      nl: 'Er is niets vastgelegd. Klopt het, ook met de waarschuwingen? Stuur het dan opnieuw met --confirm.',
      en: 'Nothing was recorded. Is it right, with the warnings too? Then send it again with --confirm.',
    },
  },
} as const satisfies Record<string, { exitCode: ExitCode; text: Bilingual }>;

export type Ending = keyof typeof endings;

/** How a dry run ends the report, or null when the file is to be recorded. */
export function endingOf(
  { canCommit, needsConfirmation, toRecord }: DryRun,
  { onlyLook, confirm }: { onlyLook: boolean; confirm: boolean },
): Ending | null {
  if (!canCommit) return 'hasErrors';
  // Also where a warning is left: there is nothing that it could be about.
  if (toRecord.total === 0) return 'alreadyReported';
  if (needsConfirmation && !confirm) return 'waits';
  return onlyLook ? 'onlyLooked' : null;
}
