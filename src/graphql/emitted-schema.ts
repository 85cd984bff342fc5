import { join } from 'node:path';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { roles } from '../identity/role';
import { projectRoot } from '../project-root';
import { accessPage } from './access-page';
import { roleSchema } from './role-schema';

/** Every file of `schema/` that the code emits: the whole schema, one per role, and the auditor's page. */
export function emittedFiles(whole: GraphQLSchema): Map<string, string> {
  const folder = join(projectRoot, 'schema');
  const print = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;
  const files = new Map([[join(folder, 'schema.graphql'), print(whole)]]);
  for (const role of roles) {
    const name = `${role.toLowerCase().replaceAll('_', '-')}.graphql`;
    files.set(join(folder, 'roles', name), print(roleSchema(whole, role)));
  }
  return files.set(join(folder, 'access-matrix.md'), accessPage(whole));
}
