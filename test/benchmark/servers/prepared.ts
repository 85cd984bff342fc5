import type { Statement } from '../spike/unit-of-work';

const names = new Map<string, Map<string, string>>();
let count = 0;

/**
 * A prepared statement. The role is part of its name: a statement that two roles share would be planned again at every
 * change of role. Names are made once for each text.
 */
export function prepared(role: string, text: string, values: unknown[]): Statement {
  let byRole = names.get(text);
  if (!byRole) names.set(text, (byRole = new Map()));
  let name = byRole.get(role);
  if (!name) byRole.set(role, (name = `s${(count += 1)}`));
  return { name, text, values };
}
