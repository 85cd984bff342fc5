import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/project-root';

/** Where a transcribed row stands in the region's documents. */
export interface Source {
  document: string;
  place: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the files are data; the tables check them
export type Transcribed = Record<string, any> & { id: string; source: Source };

/** One file of `seeds/reference/`, as it was transcribed. */
export function readReference(name: string): Transcribed[] {
  return JSON.parse(
    readFileSync(join(projectRoot, 'seeds', 'reference', `${name}.json`), 'utf8'),
  ) as Transcribed[];
}

export const sourced = ({ source }: { source: Source }) => ({
  document_id: source.document,
  document_place: source.place,
});
