import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { decoded, largestFile, withinLimit } from '../../src/exchange/decoded';
import { readRecords } from '../../src/exchange/read-records';

/** The bytes in chunks, as a socket hands them over. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

async function read(bytes: Uint8Array | string, size = 7): Promise<string[][]> {
  const records: string[][] = [];
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for await (const record of readRecords(decoded(withinLimit(inChunks(buffer, size))))) records.push(record);
  return records;
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; values: object }) => ({ code: error.code, ...error.values }),
  );

const header = ['voorziening', 'datum', 'bezet', 'toelichting'];

/** The letters that both encodings have, and the byte that stands for each in Windows-1252. */
const westernLetters = new Map<string, number>([
  ...Array.from({ length: 95 }, (_, i) => [String.fromCharCode(32 + i), 32 + i] as const),
  ...Array.from({ length: 96 }, (_, i) => [String.fromCharCode(160 + i), 160 + i] as const),
  ...[...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map(
    (letter, i) =>
      [
        letter,
        [
          128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151,
          152, 153, 154, 155, 156, 158, 159,
        ][i]!,
      ] as const,
  ),
  ['\n', 10],
  ['\t', 9],
]);
const inWindows1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((letter) => (letter === '\r' ? 13 : westernLetters.get(letter)!)));
/** Two letters that together are one of UTF-8, such as "Ã«": whoever writes them means the one. */
const isMistakable = (text: string) => /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/.test(text);

describe('a file', () => {
  const cell = fc
    .string({ unit: fc.constantFrom(...westernLetters.keys()), maxLength: 12 })
    .filter((text) => !isMistakable(text));
  const grid = fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 });
  const dialect = fc.record({
    delimiter: fc.constantFrom(';', ',', '\t'),
    end: fc.constantFrom('\r\n', '\n'),
    encoding: fc.constantFrom('UTF-8', 'UTF-8 with BOM', 'Windows-1252'),
    quoted: fc.boolean(),
    size: fc.constantFrom(2, 16, 1_000),
    hint: fc.boolean(),
  });

  it('reads back the same in every dialect in which a spreadsheet writes it', async () => {
    await fc.assert(
      fc.asyncProperty(grid, dialect, async (rows, { delimiter, end, encoding, quoted, size, hint }) => {
        const written = stringify([header, ...rows], {
          delimiter,
          record_delimiter: end,
          quote_record_delimiter: true,
          quoted,
        });
        const text = (hint ? `sep=${delimiter}${end}` : '') + written;
        const bytes =
          encoding === 'Windows-1252'
            ? inWindows1252(text)
            : Buffer.from(encoding === 'UTF-8' ? text : `\ufeff${text}`);
        expect(await read(bytes, size)).toEqual([header, ...rows]);
      }),
      { numRuns: 200 },
    );
  });

  it('counts empty rows and those in a cell as the spreadsheet does', async () => {
    const text = 'voorziening;datum;toelichting\r\n\r\n;;\r\na;b;"twee\r\nregels"\r\nc;d;e';
    expect((await read(text)).map(([first]) => first)).toEqual(['voorziening', '', '', 'a', 'c']);
  });

  it('may have a comma in its cells where semicolons stand between them', async () => {
    expect(await read('voorziening;bezet\na;24,0\n')).toEqual([
      ['voorziening', 'bezet'],
      ['a', '24,0'],
    ]);
  });

  it('may have one column only', async () => {
    expect(await read('voorziening\na\n')).toEqual([['voorziening'], ['a']]);
  });

  it('keeps quotes within a cell', async () => {
    expect((await read('voorziening;toelichting\na;de "oude" vleugel\n'))[1]).toEqual([
      'a',
      'de "oude" vleugel',
    ]);
  });

  const words = 'voorziening;bezet\n';
  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004 and so on'), { code: 'NOT_A_CSV' }],
    ['binary', Buffer.concat([Buffer.from(words), Buffer.from([1, 0, 2])]), { code: 'NOT_A_CSV' }],
    ['UTF-16', Buffer.from(`\ufeff${words}`, 'utf16le'), { code: 'NOT_A_CSV' }],
    ['empty', Buffer.alloc(0), { code: 'NO_KNOWN_COLUMNS' }],
    ['without column names', Buffer.from('kromhout-herstart;24\n'), { code: 'NO_KNOWN_COLUMNS' }],
    ['JSON', Buffer.from('{"voorziening": "a"}'), { code: 'NO_KNOWN_COLUMNS' }],
    [
      'with a quote that is never closed',
      Buffer.from(`${words}a;1\n"b;2\nc;3\n`),
      { code: 'UNREADABLE_ROW', row: 3 },
    ],
    [
      'with a row without end',
      Buffer.from(`${words}a;${'x'.repeat(70_000)}\n`),
      { code: 'UNREADABLE_ROW', row: 2 },
    ],
  ])('that is %s is refused', async (_what, bytes, expected) => {
    expect(await refusal(read(bytes, 4_096))).toEqual(expected);
  });

  it('is refused at its first byte too many', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        taken += 65_536;
        // Few long rows: the bytes are what counts.
        yield Buffer.from(`voorziening;bezet\n${`${'a'.repeat(1_020)};1\n`.repeat(64)}`);
      }
    }
    const all = async () => {
      for await (const _ of readRecords(decoded(withinLimit(endless())))) void _;
    };
    expect(await refusal(all())).toEqual({ code: 'FILE_TOO_LARGE' });
    expect(taken).toBeLessThan(largestFile + 200_000);
  });

  it('is let go of by whoever stops half-way', async () => {
    let released = false;
    async function* parts(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield Buffer.from('voorziening;bezet\na;1\n');
      } finally {
        released = true;
      }
    }
    for await (const _ of readRecords(decoded(withinLimit(parts())))) break;
    expect(released).toBe(true);
  });
});
