import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { recordEvent } from './record-event';
import { ReportTrajectoryEventInput, ReportTrajectoryEventPayload } from './report-event.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class ReportTrajectoryEventResolver {
  @Mutation(() => ReportTrajectoryEventPayload, {
    description:
      'Gebeurtenis melden. Records what happened in a trajectory that you see, if your role reports such events. ' +
      'Sending the same reference twice changes nothing.',
  })
  @Slice('trajectory.report')
  async reportTrajectoryEvent(
    @Arg('input', () => ReportTrajectoryEventInput, { description: 'Melding. What happened.' })
    input: ReportTrajectoryEventInput,
    @Ctx() context: OperationContext,
  ): Promise<ReportTrajectoryEventPayload> {
    const { trajectory, event, alreadyReported, errors } = await recordEvent(context, input);
    return {
      trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
      ...{ event, alreadyReported, userErrors: errors },
    };
  }
}
