/** A text in both languages of the hub. */
export interface Bilingual {
  nl: string;
  en: string;
}

export type Language = keyof Bilingual;

export const languages: readonly Language[] = ['nl', 'en'];

/** What is put into the placeholders of a text. */
export type Values = Record<string, string | number | Bilingual>;

/** Puts values into the placeholders (in braces) of a text, in each language in the way of that language. */
export function fillBoth(text: Bilingual, values: Values): Bilingual {
  return { nl: fill(text.nl, values, 'nl'), en: fill(text.en, values, 'en') };
}

function fill(text: string, values: Values, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    if (typeof value === 'number') return numberIn(language, value);
    return typeof value === 'string' ? value : value[language];
  });
}

export const numberIn = (language: Language, number: number): string =>
  new Intl.NumberFormat(language).format(number);

/** Things that are counted, in the singular and the plural. */
export interface Noun {
  one: Bilingual;
  more: Bilingual;
}

export const rows: Noun = { one: { nl: 'rij', en: 'row' }, more: { nl: 'rijen', en: 'rows' } };
export const lines: Noun = { one: { nl: 'regel', en: 'line' }, more: { nl: 'regels', en: 'lines' } };

export const counted = (language: Language, number: number, { one, more }: Noun): string =>
  `${numberIn(language, number)} ${(number === 1 ? one : more)[language]}`;
