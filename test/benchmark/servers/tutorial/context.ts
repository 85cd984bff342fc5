import type { ApolloServerPlugin } from '@apollo/server';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Caller } from '../../../../src/identity/caller';
import { AuditEvent } from './candidate';
import { createLoaders, type Loaders } from './loaders';

/** What the resolvers get: the caller, and the operation's transaction with its loaders. */
export class Context {
  private runner: QueryRunner | null = null;
  loaders!: Loaders;

  constructor(
    readonly caller: Caller,
    readonly requestId: string,
    private readonly dataSource: DataSource,
  ) {}

  get manager(): EntityManager {
    return this.runner!.manager;
  }

  /** Opens the operation's transaction, under the same isolation and as the same role as in the hub. */
  async open(isMutation: boolean): Promise<void> {
    this.runner = this.dataSource.createQueryRunner();
    await this.runner.startTransaction(isMutation ? 'READ COMMITTED' : 'REPEATABLE READ');
    const role = `hub_${this.caller.role.toLowerCase()}`;
    await this.runner.query(`select set_config('role', $1, true), set_config('hub.partner', $2, true)`, [
      role,
      this.caller.partnerId,
    ]);
    this.loaders = createLoaders(this.manager);
  }

  async close(failed: boolean): Promise<void> {
    if (!this.runner) return;
    try {
      if (failed) await this.runner.rollbackTransaction();
      else await this.runner.commitTransaction();
    } finally {
      await this.runner.release();
    }
  }

  /** Leaves a line in the audit trail, in the same transaction. */
  async recordAct(activity: string, subjects: string[]): Promise<void> {
    const { partnerId, role } = this.caller;
    const line = { partnerId, role, activity, subjects, requestId: this.requestId };
    await this.manager.getRepository(AuditEvent).save(line);
  }
}

/** One transaction for each operation. */
export const transactions: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      didResolveOperation: ({ contextValue, operation }) =>
        contextValue.open(operation?.operation === 'mutation'),
      willSendResponse: ({ contextValue, errors }) => contextValue.close(Boolean(errors)),
    };
  },
};
