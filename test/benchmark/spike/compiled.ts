import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Pool } from 'pg';
import { auditOf, auditOfSetting } from './audit';
import { compileRoot, type Compiled } from './compile-root';
import { fieldsOf, keyOf } from './field-sql';
import { chosenStyle, type Style } from './page';
import type { Request } from './request';
import { become, begin, commit, flush, oneByOne, withClient, type Row, type Statement } from './unit-of-work';

interface Plan {
  roots: { key: string; compiled: Compiled }[];
  audited: boolean;
}

const plans = new WeakMap<DocumentNode, Map<string, Plan>>();

/** A plan belongs to document, role and the shape of the variables: which are given, and the page size. */
function planOf(request: Request, style: Style): Plan {
  const { caller, document, variables } = request;
  const given = Object.keys(variables).filter((name) => variables[name] != null);
  const key = `${style.audit} ${style.toOne} ${caller.role} ${given.join()} ${String(variables.first)}`;
  const known = plans.get(document) ?? new Map<string, Plan>();
  const plan = known.get(key) ?? compile(request, style);
  plans.set(document, known.set(key, plan));
  return plan;
}

function compile({ caller, document, variables }: Request, style: Style): Plan {
  const operation = document.definitions[0] as OperationDefinitionNode;
  const roots = fieldsOf(operation.selectionSet).map((node) => ({
    key: keyOf(node),
    compiled: compileRoot(node, caller.role, variables, style),
  }));
  return { roots, audited: roots.some(({ compiled }) => compiled.audited) };
}

const readsOf = (plan: Plan, { variables }: Request): Statement[] =>
  plan.roots.map(({ compiled }) => compiled.statement(variables));

/** The statements that read for one request, one per root field. */
export const compiledReads = (request: Request, style: Style = chosenStyle): Statement[] =>
  readsOf(planOf(request, style), request);

const join = (plan: Plan, rows: Row[][]) =>
  `{"data":{${plan.roots.map(({ key }, i) => `"${key}":${rows[i]![0]!.json as string}`).join(',')}}}`;

/** Everything in one write. The ids go to the audit line inside the database. */
export function runPipelined(pool: Pool, request: Request, style: Style = chosenStyle): Promise<string> {
  const plan = planOf(request, style);
  const audit = style.audit === 'setting' && plan.audited ? [auditOfSetting] : [];
  const statements = [begin, become(request.caller), ...readsOf(plan, request), ...audit, commit];
  return withClient(pool, async (client) => join(plan, (await flush(client, statements)).slice(2)));
}

/** Each statement awaited; the ids travel to the client and back. */
export function runAwaited(pool: Pool, request: Request): Promise<string> {
  const plan = planOf(request, { ...chosenStyle, audit: 'result' });
  return withClient(pool, async (client) => {
    const rows = (await oneByOne(client, [begin, become(request.caller), ...readsOf(plan, request)])).slice(
      2,
    );
    const subjects = plan.roots.flatMap(({ compiled }, i) =>
      compiled.audited ? (rows[i]![0]!.subjects as string[]) : [],
    );
    await oneByOne(client, [...(plan.audited ? [auditOf(subjects)] : []), commit]);
    return join(plan, rows);
  });
}
