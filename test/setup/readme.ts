import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';

const file = join(projectRoot, 'README.md');

/** The fenced block of the README that follows a marker such as `<!-- answer: dashboard -->`. */
const block = (marker: string) => new RegExp(`(<!-- ${marker} -->\\n\`\`\`\\w+\\n)([\\s\\S]*?)(\\n\`\`\`)`);

export function readmeBlock(marker: string): string {
  const found = block(marker).exec(readFileSync(file, 'utf8'));
  if (!found) throw new Error(`The README has no block <!-- ${marker} -->.`);
  return found[2]!;
}

export function writeReadmeBlock(marker: string, text: string): void {
  const readme = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    readme.replace(block(marker), (_all, before: string, _old, after: string) => before + text + after),
  );
}

/** What differs from one day or start to the next, put to a fixed value: cursors hold random handles. */
export function withoutMoments(answer: string): string {
  return answer
    .replace(/"endCursor": "[^"]*"/g, '"endCursor": "(a cursor)"')
    .replace(/"week": "[^"]*"/g, '"week": "2026-11-16"')
    .replace(/("origin": "COMPUTED",\s+"period": )"[^"]*"/g, '$1"2026-11-22"');
}
