import type { DryRun } from './hub-answers';
import { counted, numberIn, rows, type Language } from './language';
import { showFindings } from './show-findings';
import { showLines, summary } from './show-lines';

const words = {
  already: { nl: 'al eerder gemeld', en: 'reported before' },
  toRecord: { nl: 'Vast te leggen', en: 'To record' },
};

interface Showing {
  /** Whether each line that would be recorded is shown. */
  withLines: boolean;
  language: Language;
}

/** What a file would do, and what was found in it, for people. */
export function showDryRun(name: string, dryRun: DryRun, { withLines, language }: Showing): string {
  const { rows: read, alreadyReportedRows: already, canCommit, toRecord, findings } = dryRun;
  const known = already > 0 ? `, ${numberIn(language, already)} ${words.already[language]}` : '';
  return [
    `${name}: ${counted(language, read, rows)}${known}\n`,
    showFindings(findings, language),
    findings.length > 0 ? '\n' : '',
    ...(canCommit && toRecord.total > 0
      ? [
          `${words.toRecord[language]}: ${summary(toRecord, language)}\n`,
          withLines ? showLines(toRecord, language) : '',
        ]
      : []),
  ].join('');
}
