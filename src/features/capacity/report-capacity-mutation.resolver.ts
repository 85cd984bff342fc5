import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { inTurnOfPartner } from '../../graphql/turn-of-reference';
import { Facility } from '../facility/facility.type';
import { toReport, type CapacityReport } from './capacity-report';
import { CapacityMutation } from './capacity-mutation.type';
import { recordReports, type ReportOutcome } from './record-reports';
import { ReportCapacityMutationInput } from './report-capacity-mutation.input';
import { ReportCapacityMutationPayload } from './report-capacity-mutation.type';

@Resolver()
export class ReportCapacityMutationResolver {
  @Mutation(() => ReportCapacityMutationPayload, {
    description:
      'Capaciteitsmutatie melden. Records one capacity mutation of one of your facilities and returns its new state. ' +
      'Sending the same reference twice changes nothing.',
  })
  @Extensions(inTurnOfPartner)
  @Slice('capacity.report')
  async reportCapacityMutation(
    @Arg('input', () => ReportCapacityMutationInput, { description: 'Melding. The mutation.' })
    input: ReportCapacityMutationInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<ReportCapacityMutationPayload> {
    const report = toReport(input);
    const [outcome] = await recordReports(unit, [report], { mode: 'ALL_OR_NOTHING', requestId });
    return toPayload(report, outcome!);
  }
}

/** What became of a report, as its reporter reads it: the line, and the facility as it is now. */
export const toPayload = (
  { facilityId }: Pick<CapacityReport, 'facilityId'>,
  { lineId, alreadyReported, own, errors }: ReportOutcome,
): ReportCapacityMutationPayload => ({
  capacityMutation: lineId === null ? null : Read.one(CapacityMutation, lineId),
  facility: own ? Read.one(Facility, facilityId) : null,
  alreadyReported,
  userErrors: errors,
});
