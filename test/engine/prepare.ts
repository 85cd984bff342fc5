import { parse } from 'graphql';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { openTables } from '../../src/database/open-tables';
import { Plans, type Ready } from '../../src/engine/compiled/plans';
import { Mappings } from '../../src/engine/mapping';
import { entities } from '../../src/entities';
import type { Caller } from '../../src/identity/caller';
import { roles } from '../../src/identity/role';
import { roleSchemas } from '../../src/role-schemas';
import type { TestDatabase } from '../setup/test-database';

/** An operation's plan, without running it. */
export type Prepare = (query: string, variables?: Record<string, unknown>, caller?: Caller) => Promise<Ready>;

const central: Caller = { partnerId: 'gemeente-dordrecht', role: 'CENTRAL_MUNICIPALITY' };

/** What the hub does with an operation before the database sees it. Documents are kept, as Apollo keeps them. */
export async function preparer({ serviceUrl: url }: TestDatabase): Promise<Prepare> {
  const dataSource: DataSource = serviceDataSource({ url, poolSize: 1, statementTimeoutMs: 1_000 }, entities);
  await dataSource.initialize();
  const { whole, byRole } = roleSchemas();
  const open = await openTables(dataSource);
  const plans = new Map(
    roles.map((role) => [role, new Plans(new Mappings(whole, dataSource, open, role), 20_000)]),
  );
  await dataSource.destroy();
  const documents = new Map<string, ReturnType<typeof parse>>();
  return (query, variableValues = {}, caller = central) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    return plans
      .get(caller.role)!
      .prepare(
        { schema: byRole.get(caller.role)!, document, variableValues },
        { caller, requestId: 'request' },
      );
  };
}
