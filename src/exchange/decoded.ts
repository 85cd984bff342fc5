import { isUtf8 } from 'node:buffer';
import { HubError } from '../errors';

/** The largest file that is read. */
export const largestFile = 5 * 1024 * 1024;

/** Passes bytes on until there are too many of them. */
export async function* withinLimit(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > largestFile) throw new HubError('FILE_TOO_LARGE');
    yield chunk;
  }
}

/**
 * Text of a file as Excel writes it: UTF-8, or Windows-1252 from the first byte on that is no UTF-8. What came before is
 * the same in both, unless somebody wrote two such letters that they are also one of UTF-8.
 */
export async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let decode = utf8;
  for await (const chunk of bytes) {
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (isFirst) refuseWorkbook(joined);
    if (joined.includes(0)) throw new HubError('NOT_A_CSV');
    const end = decode === utf8 ? endOfLetters(joined) : joined.length;
    const whole = joined.subarray(0, end);
    if (decode === utf8 && !isUtf8(whole)) decode = windows1252;
    const taken = decode === utf8 ? whole : joined;
    rest = joined.subarray(taken.length);
    if (taken.length > 0) yield isFirst ? withoutMark(decode(taken)) : decode(taken);
    isFirst = isFirst && taken.length === 0;
  }
  if (rest.length > 0) yield windows1252(rest);
}

const utf8 = (bytes: Buffer): string => bytes.toString('utf8');

/** What the bytes 80 to 9F are in Windows-1252. Node's own decoder takes them for control characters, as Latin-1 does. */
const letters80To9f = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const windows1252 = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => letters80To9f.charAt(letter.charCodeAt(0) - 0x80));

/** Where the last letter of UTF-8 ends that is there whole: a chunk may end in the middle of one. */
function endOfLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** The byte order mark of UTF-8, which Excel writes. */
const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');

/** A workbook (xlsx, ods) is a zip file: it is told from the start, not somewhere in it. */
function refuseWorkbook(bytes: Buffer): void {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') throw new HubError('NOT_A_CSV');
}
