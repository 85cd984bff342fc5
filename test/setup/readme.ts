import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';

const readme = join(projectRoot, 'README.md');

/** The fenced block of a document that follows a marker such as `<!-- answer: dashboard -->`. */
const block = (marker: string) => new RegExp(`(<!-- ${marker} -->\\n\`\`\`\\w+\\n)([\\s\\S]*?)(\\n\`\`\`)`);

export function readmeBlock(marker: string, file = readme): string {
  const found = block(marker).exec(readFileSync(file, 'utf8'));
  if (!found) throw new Error(`${file} has no block <!-- ${marker} -->.`);
  return found[2]!;
}

export function writeReadmeBlock(marker: string, text: string, file = readme): void {
  const document = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    document.replace(block(marker), (_all, before: string, _old, after: string) => before + text + after),
  );
}

/** What differs from one day or start to the next, put to a fixed value: cursors hold random handles. */
export function withoutMoments(answer: string): string {
  return answer
    .replace(/"endCursor": "[^"]*"/g, '"endCursor": "(a cursor)"')
    .replace(/"week": "[^"]*"/g, '"week": "2026-11-16"')
    .replace(/("origin": "COMPUTED",\s+"period": )"[^"]*"/g, '$1"2026-11-22"');
}
