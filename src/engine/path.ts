import { sqlType, type TypeMapping } from './mapping';

/** The alias of the row that a statement reads. */
export const row = 't';

/** A property reached over to-one relations, as SQL on a row: `municipality.housingMarket`. */
export interface PathSql {
  sql: string;
  type: string;
}

/**
 * The SQL of a path. A path that ends in the key of a related row is the foreign key itself; a longer one is a
 * correlated sub-select, so that row-level security of every table on the way holds.
 */
export function pathSql({ entity }: TypeMapping, path: string, from: string): PathSql {
  const [step, ...rest] = path.split('.');
  const column = entity.findColumnWithPropertyPath(step!);
  const relation = entity.findRelationWithPropertyPath(step!);
  if (!relation && column && rest.length === 0) {
    return { sql: `${from}.${column.databaseName}`, type: sqlType(column.type) };
  }
  const join = relation?.joinColumns[0];
  if (!relation || !join || rest.length !== 1) throw new Error(`${entity.name} has no path ${path}.`);
  return relatedSql(relation.inverseEntityMetadata, join, rest[0]!, from);
}

type Join = NonNullable<TypeMapping['entity']['columns'][number]>;

function relatedSql(related: TypeMapping['entity'], join: Join, property: string, from: string): PathSql {
  const target = related.findColumnWithPropertyPath(property);
  if (!target) throw new Error(`${related.name} has no property ${property}.`);
  const foreignKey = `${from}.${join.databaseName}`;
  const type = sqlType(target.type);
  if (target.isPrimary) return { sql: foreignKey, type };
  const alias = `${from}_related`;
  const key = related.primaryColumns[0]!.databaseName;
  return {
    sql: `(select ${alias}.${target.databaseName} from ${related.tablePath} ${alias} where ${alias}.${key} = ${foreignKey})`,
    type,
  };
}
