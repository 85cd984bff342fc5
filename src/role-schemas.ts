import type { GraphQLSchema } from 'graphql';
import { bindSchema } from './engine/bind';
import { roleSchema } from './graphql/role-schema';
import { roles, type Role } from './identity/role';
import { buildWholeSchema } from './schema';

/** The whole schema, and what each role sees of it, with their resolvers. */
export interface RoleSchemas {
  whole: GraphQLSchema;
  byRole: ReadonlyMap<Role, GraphQLSchema>;
}

let made: RoleSchemas | undefined;

/** Made once, however many hubs run in one process: they know of no database, and to make them is half of a start. */
export const roleSchemas = (): RoleSchemas => (made ??= makeRoleSchemas());

function makeRoleSchemas(): RoleSchemas {
  const whole = buildWholeSchema();
  bindSchema(whole);
  return { whole, byRole: new Map(roles.map((role) => [role, roleSchema(whole, role)])) };
}
