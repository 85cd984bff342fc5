import type { Bilingual } from './language';

/** What the hub tells to do over HTTP, and how a person does it with this client. */
const ways: Array<[RegExp, string]> = [
  [/POST \/capacity\/files\/\S+\/commit (?:met|with) \{"confirm": true\}/g, '--confirm'],
  [/GET \/capacity\/template\.csv/g, 'ketenhub template'],
  [/POST \/capacity\/files/g, 'ketenhub report'],
];

const replaced = (text: string): string => ways.reduce((told, [http, way]) => told.replace(http, way), text);

export const inClientWords = ({ nl, en }: Bilingual): Bilingual => ({ nl: replaced(nl), en: replaced(en) });
