import { inClientWords } from './client-words';
import type { Finding } from './hub-answers';
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
  again: { nl: 'Ook', en: 'Also' },
} satisfies Record<string, Bilingual>;

/** More places than these help nobody; `--json` has them all. */
const mostPlaces = 10;

/** The same mistake may be told in other words for each row, with the date in them: these are enough to see what it is. */
const mostAlike = 3;

/** Each mistake once, with where it is and what to do. */
export function showFindings(findings: readonly Finding[], language: Language): string {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.column]);
    const group = alike.get(key) ?? [];
    group.push(finding);
    alike.set(key, group);
  }
  return [...alike.values()].map((group) => showAlike(group, language)).join('');
}

function showAlike(group: readonly Finding[], language: Language): string {
  const rest = group.slice(mostAlike);
  const shown = group.slice(0, mostAlike).map((finding) => `\n${showFinding(finding, language)}`);
  if (rest.length === 0) return shown.join('');
  const cells = rest.flatMap((finding) => finding.cells);
  const [places = ''] = placesOf({ cells, count: cells.length }, language);
  return [...shown, `\n  ${words.again[language]} [${plain(rest[0]!.code)}]: ${places}\n`].join('');
}

function showFinding(finding: Finding, language: Language): string {
  const { severity, column, code, message, whatToDo } = finding;
  const heading = headings[severity]?.[language] ?? severity;
  const place = column === null ? '' : `, ${words.column[language]} ${plain(column)}`;
  const text = [
    `${heading}${place}: ${plain(message[language])} [${plain(code)}]`,
    ...placesOf(finding, language).map((line) => `  ${line}`),
    `  ${words.remedy[language]}: ${plain(inClientWords(whatToDo)[language])}`,
  ];
  return `${text.join('\n')}\n`;
}

function placesOf({ cells, count }: Pick<Finding, 'cells' | 'count'>, language: Language): string[] {
  const shown = cells.slice(0, mostPlaces).flatMap(({ row, value }) => {
    const place = row === null ? [] : [`${words.row[language]} ${row}`];
    return [[...place, ...(value === null ? [] : [`"${plain(value)}"`])].join(' ')].filter(Boolean);
  });
  if (shown.length === 0) return [];
  const left = count - Math.min(count, mostPlaces);
  return [
    [...shown, ...(left > 0 ? [`${words.more[language]} ${numberIn(language, left)}`] : [])].join(', '),
  ];
}

/** What came from a file may hold what moves a terminal's cursor. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '');
