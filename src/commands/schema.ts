import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { accessPage } from '../graphql/access-page';
import { roleSchema } from '../graphql/role-schema';
import { roles } from '../identity/role';
import { projectRoot } from '../project-root';
import { buildWholeSchema } from '../schema';
import { runCommand } from './run-command';

/** Every file of `schema/` that the code emits: the whole schema, one per role, and the auditor's page. */
function emittedFiles(): Map<string, string> {
  const whole = buildWholeSchema();
  const folder = join(projectRoot, 'schema');
  const files = new Map([[join(folder, 'schema.graphql'), `${printSchema(lexicographicSortSchema(whole))}\n`]]);
  for (const role of roles) {
    const name = `${role.toLowerCase().replaceAll('_', '-')}.graphql`;
    files.set(join(folder, 'roles', name), `${printSchema(lexicographicSortSchema(roleSchema(whole, role)))}\n`);
  }
  files.set(join(folder, 'access-matrix.md'), accessPage(whole));
  return files;
}

/** Writes the schema files; with --check only says which differ from what the code emits. */
async function emit(): Promise<void> {
  const files = emittedFiles();
  if (!process.argv.includes('--check')) {
    for (const [file, text] of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    console.log(`Wrote ${files.size} files to schema/.`);
    return;
  }
  const differing = [...files].filter(([file, text]) => read(file) !== text).map(([file]) => relative(projectRoot, file));
  if (differing.length > 0) {
    throw new Error(`The committed schema is not what the code emits: ${differing.join(', ')}. Run \`npm run schema\`.`);
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
