import { inClientWords } from './client-words';
import type { Cell, Finding } from './hub-answers';
import { numberIn, type Bilingual, type Language } from './language';

const headings: Record<string, Bilingual> = {
  ERROR: { nl: 'FOUT', en: 'ERROR' },
  WARNING: { nl: 'WAARSCHUWING', en: 'WARNING' },
  INFO: { nl: 'TER INFORMATIE', en: 'TO KNOW' },
};
const words = {
  column: { nl: 'kolom', en: 'column' },
  row: { nl: 'rij', en: 'row' },
  remedy: { nl: 'Wat te doen', en: 'What to do' },
  more: { nl: 'en nog', en: 'and another' },
} satisfies Record<string, Bilingual>;

/** More places than these help nobody; `--json` has them all. */
const mostPlaces = 10;

/** Where the words differ by a date or a number, these are enough to see what it is about. */
const mostInOwnWords = 3;

/** Each mistake once, with where it is and what to do. */
export const showFindings = (findings: readonly Finding[], language: Language): string =>
  findings.map((finding) => `\n${showFinding(finding, language).join('\n')}\n`).join('');

function showFinding({ cells, ...finding }: Finding, language: Language): string[] {
  const { severity, column, code, message, whatToDo } = finding;
  const heading = headings[severity]?.[language] ?? severity;
  const place = column === null ? '' : `, ${words.column[language]} ${plain(column)}`;
  const inOwnWords = cells.filter(hasOwnWords);
  const rest = inOwnWords.slice(mostInOwnWords);
  return [
    `${heading}${place}: ${plain(message[language])} [${plain(code)}]`,
    ...showPlaces(
      cells.filter((cell) => !hasOwnWords(cell)),
      language,
    ),
    `  ${words.remedy[language]}: ${plain(inClientWords(whatToDo)[language])}`,
    ...inOwnWords.slice(0, mostInOwnWords).map((cell) => showInOwnWords(cell, language)),
    ...showPlaces(rest, language),
  ];
}

const hasOwnWords = ({ message, whatToDo }: Cell): boolean => Boolean(message ?? whatToDo);

function showInOwnWords(cell: Cell, language: Language): string {
  const said = [cell.message, cell.whatToDo && inClientWords(cell.whatToDo)];
  return `  ${placeOf(cell, language)}: ${said.flatMap((text) => (text ? [plain(text[language])] : [])).join(' ')}`;
}

/** On one line; on none where no place is named. */
function showPlaces(cells: readonly Cell[], language: Language): string[] {
  const shown = cells.slice(0, mostPlaces).map((cell) => placeOf(cell, language));
  const left = cells.length - shown.length;
  if (left > 0) shown.push(`${words.more[language]} ${numberIn(language, left)}`);
  const line = shown.filter(Boolean).join(', ');
  return line ? [`  ${line}`] : [];
}

const placeOf = ({ row, value }: Cell, language: Language): string =>
  [
    ...(row === null ? [] : [`${words.row[language]} ${row}`]),
    ...(value === null ? [] : [`"${plain(value)}"`]),
  ].join(' ');

/** What came from a file may hold what moves a terminal's cursor. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '');
