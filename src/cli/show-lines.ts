import type { Line, Lines } from './hub-answers';
import { counted, lines as line, numberIn, type Bilingual, type Language } from './language';

const kinds: Record<string, Bilingual> = {
  OPENING: { nl: 'opening', en: 'opening' },
  EXPANSION: { nl: 'uitbreiding', en: 'expansion' },
  REDUCTION: { nl: 'inkrimping', en: 'reduction' },
  OUT_OF_USE: { nl: 'buiten gebruik', en: 'out of use' },
  BACK_IN_USE: { nl: 'weer in gebruik', en: 'back in use' },
  OCCUPANCY_COUNT: { nl: 'bezettingstelling', en: 'occupancy count' },
  CONFIRMATION: { nl: 'bevestiging', en: 'confirmation' },
};
const placeKinds: Record<string, Bilingual> = {
  REGULAR: { nl: 'regulier', en: 'regular' },
  RESERVE: { nl: 'reserve', en: 'reserve' },
};
const words = {
  row: { nl: 'rij', en: 'row' },
  on: { nl: 'op', en: 'on' },
  more: { nl: '… en nog', en: '… and another' },
} satisfies Record<string, Bilingual>;

const mostLines = 20;

const nameOf = (names: Record<string, Bilingual>, code: string, language: Language): string =>
  names[code]?.[language] ?? code;

/** How many lines of the ledger, and of which kind. */
export function summary({ total, perKind }: Lines, language: Language): string {
  const parts = Object.entries(perKind).map(
    ([kind, number]) => `${nameOf(kinds, kind, language)} ${numberIn(language, number)}`,
  );
  return `${counted(language, total, line)}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

/** The first lines, one below the other. */
export function showLines({ lines, total }: Lines, language: Language): string {
  const shown = lines.slice(0, mostLines).map((each) => `  ${showLine(each, language)}\n`);
  const left = total - shown.length;
  return shown.join('') + (left > 0 ? `  ${words.more[language]} ${numberIn(language, left)}\n` : '');
}

function showLine({ row, facility, kind, placeKind, number, effectiveOn }: Line, language: Language): string {
  const what = [
    nameOf(kinds, kind, language),
    placeKind === null ? '' : nameOf(placeKinds, placeKind, language),
    number === null ? '' : String(number),
  ];
  return [
    `${words.row[language]} ${row}: ${facility}`,
    `${what.filter(Boolean).join(' ')} ${words.on[language]} ${dateIn(language, effectiveOn)}`,
  ].join(', ');
}

/** As the template writes it, or as computers do. */
const dateIn = (language: Language, date: string): string =>
  language === 'nl' ? date.split('-').reverse().join('-') : date;
