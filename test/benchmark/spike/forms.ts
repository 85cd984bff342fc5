import { childFormReports } from './child-forms';
import { codesReport, leakproofReport } from './codes';
import { areaReport, comparisonReport } from './comparisons';
import { countsReport } from './counts';
import { shapesReport } from './shapes';
import type { SpikeDatabase } from './spike-database';

/** Policies and statements in other forms than the chosen ones. */
export async function formsReport(databases: SpikeDatabase[]): Promise<string> {
  const largest = databases.at(-1)!;
  const parts = {
    'How the organisation is compared': await comparisonReport(largest),
    'A municipality as one value or as a list': await areaReport(largest),
    ...(await childFormReports(largest)),
    'Codes: text with a check against an enum': await codesReport(largest),
    'Leakproof operators (pg_proc.proleakproof)': await leakproofReport(largest.admin),
    'Ways of writing': await shapesReport(largest),
    totalCount: await countsReport(databases),
  };
  return Object.entries(parts)
    .map(([title, text]) => `#### ${title}\n\n${text}`)
    .join('\n');
}
