import { isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { roles } from '../identity/role';
import { sliceOf } from './field-slice';
import { matrix, relationOf, type SliceName } from '../access/matrix';
import { relations } from '../access/relations';

/** The access matrix as a page that an auditor can read: who sees which slice, and which fields a slice holds. */
export function accessPage(schema: GraphQLSchema): string {
  const slices = Object.keys(matrix) as SliceName[];
  return [
    '# Who sees what',
    '',
    'Emitted by `npm run schema` from `src/access/matrix.ts`; the row policies that hold it are in `migrations/access.sql`,',
    'and a test compares the two. `-`: the fields do not exist in the schema of that role. Any other word is the relation',
    'through which the role sees rows of the slice; what lies outside it comes back null and named in `withheld`.',
    '',
    ...table(
      ['slice', ...roles],
      slices.map((slice) => [`\`${slice}\``, ...roles.map((role) => relationOf(role, slice) ?? '-')]),
    ),
    '',
    '## Relations',
    '',
    ...Object.entries(relations).map(([relation, meaning]) => `- **${relation}**: ${meaning}.`),
    '',
    '## What each slice holds',
    '',
    ...slices.flatMap((slice) => [
      `### \`${slice}\``,
      '',
      `${matrix[slice].holds}.`,
      '',
      fieldsOf(schema, slice),
      '',
    ]),
  ].join('\n');
}

function fieldsOf(schema: GraphQLSchema, slice: SliceName): string {
  const lines = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => {
      if (!isObjectType(type) && !isInputObjectType(type)) return [];
      const fields = [...Object.values(type.getFields())].filter(
        (field) => sliceOf(type as never, field as never) === slice,
      );
      return fields.length > 0 ? [`- ${type.name}: ${fields.map(({ name }) => name).join(', ')}`] : [];
    });
  return lines.length > 0
    ? lines.sort().join('\n')
    : 'No field of the schema yet; its tables are closed to all others already.';
}

const table = (head: string[], rows: string[][]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
