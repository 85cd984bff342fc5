import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { keyOf } from '../../../../src/graphql/global-id';
import { refusalOf } from '../count-rules';
import {
  CapacityMutation,
  ReportCapacityMutationInput,
  ReportCapacityMutationPayload,
} from './capacity-mutation';
import type { Context } from './context';
import { CountingWay } from './counting-way';
import { today } from './days';
import { Facility } from './facility';

const refused = (code: string): ReportCapacityMutationPayload => ({
  alreadyReported: false,
  capacityMutation: null,
  facility: null,
  userErrors: [{ code }],
});

@Resolver()
export class ReportResolver {
  /** The hub's steps in the hub's order. */
  @Mutation(() => ReportCapacityMutationPayload)
  async reportCapacityMutation(
    @Arg('input', () => ReportCapacityMutationInput) input: ReportCapacityMutationInput,
    @Ctx() context: Context,
  ): Promise<ReportCapacityMutationPayload> {
    const { manager } = context;
    const { partnerId } = context.caller;
    const key = keyOf('Facility', input.facility) ?? '';
    const facility = await manager.getRepository(Facility).findOneBy({ key });
    if (facility?.operatorId !== partnerId) return refused('NOT_YOUR_FACILITY');
    await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`capacity.report:${partnerId}`]);
    const lines = manager.getRepository(CapacityMutation);
    if (await lines.findOneBy({ reporterId: partnerId, reference: input.reference }))
      return refused('REFERENCE_REUSED');
    const ledger = await lines.find({ where: { facilityId: key }, order: { position: 'ASC' } });
    const ways = await manager
      .getRepository(CountingWay)
      .find({ where: { facilityId: key }, order: { from: 'ASC', position: 'ASC' } });
    const code = refusalOf(input, {
      ledger: ledger.map((line) => ({ ...line, id: line.key, endsOn: null })),
      ...{ ways, today: today() },
    });
    if (code) return refused(code);
    const { kind, number, effectiveOn, reference } = input;
    const line = await lines.save(
      lines.create({ facilityId: key, kind, number, effectiveOn, reference, reporterId: partnerId }),
    );
    await context.recordAct('capacity.report', [key, line.key]);
    return { alreadyReported: false, capacityMutation: line, facility, userErrors: [] };
  }
}
