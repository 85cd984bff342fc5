import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReference } from '../../seeds/transcribed';
import { measures, type Measure } from '../../src/features/indicator/measures';
import { projectRoot } from '../../src/project-root';

const file = join(projectRoot, 'docs', 'indicators.md');
const mark = '<!-- made by test/indicators/documentation.test.ts -->\n';

interface Bilingual {
  nl: string;
  en: string;
}

const parts = [
  ...[['definition', 'Definitie', 'Definition'] as const, ['numerator', 'Teller', 'Numerator'] as const],
  ...[
    ['denominator', 'Noemer', 'Denominator'] as const,
    ['exclusions', 'Telt niet mee', 'Left out'] as const,
  ],
  ...[['norm', 'Norm', 'Norm'] as const, ['coverage', 'Dekking', 'Coverage'] as const],
  ['source', 'Bron', 'Source'] as const,
];

const rowOf = ({ code, label, over, counts, categories, dimensions, shown }: Measure): string =>
  `| ${[
    ...[`\`${code}\``, `${label.nl} / ${label.en}`, `${counts}, ${over}`],
    categories === null ? '-' : Object.keys(categories).join(', '),
    ...[dimensions.join(', '), shown.map(({ kind }) => kind).join(', ')],
  ].join(' | ')} |`;

function sectionOf(row: ReturnType<typeof readReference>[number]): string {
  const name = row.name as Bilingual;
  const own = measures.filter(({ indicator }) => indicator === row.id);
  const lines = parts.flatMap(([key, nl, en]) => {
    const text = row[key] as Bilingual | null;
    return text ? [`| ${nl} | ${text.nl} |`, `| ${en} | ${text.en} |`] : [];
  });
  const table = [
    '| measure | | counts | categories | by | shown as |',
    '|---|---|---|---|---|---|',
    ...own.map(rowOf),
  ];
  return [
    ...[`## ${name.nl} / ${name.en}`, ''],
    ...[`\`${String(row.id)}\`, unit ${String(row.unit)}, version ${String(row.version)}`, ''],
    ...['| | |', '|---|---|', ...lines],
    ...(own.length > 0 ? ['', ...table] : []),
  ].join('\n');
}

it('says in docs/indicators.md what the data say', () => {
  const computed = readReference('indicators').filter(({ coverage }) => coverage);
  const made = `${computed.map(sectionOf).join('\n\n')}\n`;
  const [before, now] = readFileSync(file, 'utf8').split(mark);
  if (process.env.UPDATE_DOCS) writeFileSync(file, `${before!}${mark}\n${made}`);
  else expect(now).toBe(`\n${made}`);
});
