import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import type { Shape, Subjects } from './shapes';

export type Variables = Record<string, unknown>;
export type Data = Record<string, unknown>;

/**
 * How a server is asked, and how its answer is read. Most speak the hub's own schema; one that makes its schema from
 * the database names some things differently, and says here what is the same.
 */
export interface Dialect {
  /** Folder of its operations, below `operations/`. */
  folder: string;
  /** The hub's variables of a request, in this schema. */
  variables(shape: Shape, variables: Variables): Variables;
  /** An answer, as the hub would give it. */
  data(shape: Shape, data: Data): Data;
}

const operationsFolder = join(projectRoot, 'test', 'benchmark', 'operations');

export const hubDialect: Dialect = {
  folder: '.',
  variables: (_, variables) => variables,
  data: (_, data) => data,
};

/** The bodies of a shape's requests, as they are sent. */
export function bodiesOf(shape: Shape, dialect: Dialect, subjects: Subjects): string[] {
  const query = readFileSync(join(operationsFolder, dialect.folder, `${shape.name}.graphql`), 'utf8');
  const operationName = shape.name.charAt(0).toUpperCase() + shape.name.slice(1);
  return shape
    .variables(subjects)
    .map((given) => JSON.stringify({ operationName, query, variables: dialect.variables(shape, given) }));
}
