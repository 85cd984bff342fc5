import type { FieldNode } from 'graphql';
import { auditOfPage } from './audit';
import { argumentOf, Draft } from './draft';
import { fieldsOf, objectOf } from './field-sql';
import { roots } from './model';
import { Page, type Style } from './page';
import type { Variables } from './request';
import { named, type Statement } from './unit-of-work';

export interface Compiled {
  audited: boolean;
  statement(variables: Variables): Statement;
}

/** Compiles one root field to one statement that returns one JSON text. */
export function compileRoot(node: FieldNode, role: string, variables: Variables, style: Style): Compiled {
  const root = roots[node.name.value]!;
  const draft = new Draft();
  const page = new Page(root, role, style, draft, fieldsOf(node.selectionSet!));
  const audited = Boolean(root.audited);
  const text = statementSql(page, pageSql(page, node, variables), audited ? style.audit : undefined);
  const { name } = named(role, text, []);
  return { audited, statement: (given) => ({ name, text, values: draft.values(given) }) };
}

const subjects = `coalesce(array_agg(p.subject order by p.n), '{}')`;

function statementSql(page: Page, pageText: string, audit: Style['audit'] | undefined): string {
  const read = `with page as materialized (${pageText})`;
  const json = `coalesce(json_agg(${objectOf(page.pairs)} order by p.n), '[]')::text as json`;
  const from = `from page p${page.joins.join('')}`;
  if (!audit) return `${read} select ${json} ${from}`;
  if (audit === 'result') return `${read} select ${json}, ${subjects} as subjects ${from}`;
  if (audit === 'setting')
    return `${read} select ${json}, set_config('hub.subjects', ${subjects}::text, true) ${from}`;
  return `${read}, audit as (${auditOfPage(subjects)}) select ${json} ${from}`;
}

function pageSql(page: Page, node: FieldNode, variables: Variables): string {
  const { alias, root, entity } = page;
  const order = orderOf(page).join(', ');
  const subject = root.audited ? `${alias}.${entity.key} as subject, ` : '';
  const where = whereSql(page, node, variables);
  return `select row_number() over (order by ${order}) as n, ${subject}${page.inner.join(', ')}
    from ${entity.table} ${alias}${where.length ? ` where ${where.join(' and ')}` : ''}
    order by ${order} limit ${Number(argumentOf(node, 'first', variables))}`;
}

const orderOf = ({ alias, root }: Page) => Object.keys(root.order).map((column) => `${alias}.${column}`);

/** Only the arguments that are given: another set of filters is another statement, so none needs an `or`. */
function whereSql(page: Page, node: FieldNode, variables: Variables): string[] {
  const { alias, root, draft } = page;
  const given = (name: string) => argumentOf(node, name, variables) != null;
  const filters = Object.entries(root.filters)
    .filter(([name]) => given(name))
    .map(([name, sql]) => `${alias}.${sql.replace('{}', draft.argument(node, name))}`);
  return given('after') ? [...filters, keysetSql(page, node)] : filters;
}

function keysetSql(page: Page, node: FieldNode): string {
  const after = (variables: Variables) => argumentOf(node, 'after', variables) as string[];
  const values = Object.values(page.root.order).map(
    (cast, i) => `${page.draft.add((variables) => after(variables)[i])}::${cast}`,
  );
  return `(${orderOf(page).join(', ')}) > (${values.join(', ')})`;
}
