import { compiledReads } from './compiled';
import { cases, type CaseName } from './operations';
import { explain, shown, type PlanMode } from './plans';
import { applyPolicies, chosen, type PolicyForm } from './policies';
import type { Caller } from './request';
import type { SpikeDatabase } from './spike-database';
import { withClient, type Statement } from './unit-of-work';

/** A statement whose cost is compared under several policies, plans or sizes. */
export interface Probe {
  label: string;
  caller: Caller;
  statement: Statement;
}

/** A probe written by hand. */
export const probe = (label: string, caller: Caller, text: string, ...values: unknown[]): Probe => ({
  label,
  caller,
  statement: { text, values },
});

/** The compiled statement of a case. */
export function compiledProbe(label: string, name: CaseName, rewrite = (text: string) => text): Probe {
  const { caller } = cases[name];
  const statement = compiledReads(cases[name])[0]!;
  return { label, caller, statement: { ...statement, text: rewrite(statement.text) } };
}

/** Rows read, buffers and ms of a probe. */
export async function measure(
  { pool }: SpikeDatabase,
  { caller, statement }: Probe,
  mode: PlanMode = 'force_custom_plan',
): Promise<string> {
  return shown(await withClient(pool, (client) => explain(client, caller, statement, mode)));
}

/** With policies of another form, for as long as the work takes. */
export async function underForm<T>(
  { admin }: SpikeDatabase,
  form: Partial<PolicyForm>,
  work: () => Promise<T>,
): Promise<T> {
  await applyPolicies(admin, { ...chosen, ...form });
  try {
    return await work();
  } finally {
    await applyPolicies(admin, chosen);
  }
}

/** Order and size of a page of trajectories. */
export const page = 'order by t.registered_on, t.id limit 50';
export const costs = '(rows read / buffers / ms)';
