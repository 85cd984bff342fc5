import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { toReport, type CapacityReport } from './capacity-report';
import { recordReports, type ReportOutcome } from './record-reports';
import { mostReports, ReportCapacityMutationsInput } from './report-capacity-mutation.input';
import { toPayload } from './report-capacity-mutation.resolver';
import { ReportCapacityMutationsPayload } from './report-capacity-mutation.type';

@Resolver()
export class ReportCapacityMutationsResolver {
  @Mutation(() => ReportCapacityMutationsPayload, {
    description:
      'Capaciteitsmutaties melden. Records several capacity mutations of your facilities in one call, all or nothing or ' +
      'each by itself. Sending the same references twice changes nothing.',
  })
  @Slice('capacity.report')
  async reportCapacityMutations(
    @Arg('input', () => ReportCapacityMutationsInput, { description: 'Meldingen. The mutations.' })
    { mutations, mode }: ReportCapacityMutationsInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<ReportCapacityMutationsPayload> {
    if (mutations.length === 0 || mutations.length > mostReports)
      return refuseAll([
        userError(InvalidInput, {
          code: 'TOO_MANY_REPORTS',
          path: ['mutations'],
          values: { maximum: mostReports },
        }),
      ]);
    const reports = mutations.map(toReport);
    const outcomes = await recordReports(unit, reports, { mode, requestId });
    return toPayloads(reports, outcomes.map(withPathOf('mutations')));
  }
}

/** Errors of a report in a list say which one it was. */
const withPathOf =
  (list: string) =>
  (outcome: ReportOutcome, index: number): ReportOutcome => {
    for (const error of outcome.errors) {
      const [input, ...field] = error.path;
      error.path = [input!, list, String(index), ...field];
    }
    return outcome;
  };

export const refuseAll = (userErrors: UserError[]): ReportCapacityMutationsPayload => ({
  recorded: 0,
  alreadyReported: 0,
  outcomes: [],
  userErrors,
});

export const toPayloads = (
  reports: ReadonlyArray<Pick<CapacityReport, 'facilityId'>>,
  outcomes: readonly ReportOutcome[],
): ReportCapacityMutationsPayload => ({
  recorded: outcomes.filter(({ lineId, alreadyReported }) => lineId !== null && !alreadyReported).length,
  alreadyReported: outcomes.filter(({ alreadyReported }) => alreadyReported).length,
  outcomes: outcomes.map((outcome, index) => ({ index, ...toPayload(reports[index]!, outcome) })),
  userErrors: outcomes.flatMap(({ errors }) => errors),
});
