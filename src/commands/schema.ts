import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { emittedFiles } from '../graphql/emitted-schema';
import { projectRoot } from '../project-root';
import { buildWholeSchema } from '../schema';
import { runCommand } from './run-command';

/** Writes the schema files; with --check only says which differ from what the code emits. */
async function emit(): Promise<void> {
  const files = emittedFiles(buildWholeSchema());
  if (!process.argv.includes('--check')) {
    for (const [file, text] of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    console.log(`Wrote ${files.size} files to schema/.`);
    return;
  }
  const differing = [...files]
    .filter(([file, text]) => read(file) !== text)
    .map(([file]) => relative(projectRoot, file));
  if (differing.length > 0) {
    throw new Error(
      `The committed schema is not what the code emits: ${differing.join(', ')}. Run \`npm run schema\`.`,
    );
  }
  console.log(`The ${files.size} files in schema/ are what the code emits.`);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

void runCommand(emit);
