import { createHash } from 'node:crypto';
import type { StateRow } from './staged-row';

/**
 * What a row says, as one word: the same row sent again is known by it. Letters only, since the ledger takes no reference
 * that may hold a citizen service number.
 */
export function fingerprint(row: StateRow): string {
  const { facilityId, date, regular, reserve, outOfUse, occupied, reason, note, version } = row;
  const said = [facilityId, date, regular, reserve, outOfUse, occupied, reason, note, version];
  return createHash('sha256')
    .update(JSON.stringify(said))
    .digest('hex')
    .slice(0, 32)
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}

/** The reference of a line that a row asks for, by its place among them. */
export const referenceOf = (print: string, place: number): string => `csv-${print}-${place + 1}`;
