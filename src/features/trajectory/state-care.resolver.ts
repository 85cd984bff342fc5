import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { stateCareOf } from './state-care';
import { StateCareInput, StateCarePayload } from './state-care.input';
import { Trajectory } from './trajectory.type';

@Resolver()
export class StateCareResolver {
  @Mutation(() => StateCarePayload, {
    description:
      'Zorgdetail vastleggen. States cause, target group, age band and support need of a client whom you guide or see in ' +
      'your phase, for indicators and for those who guide next. Sending the same reference twice changes nothing.',
  })
  @Slice('trajectory.stateCare')
  async stateCare(
    @Arg('input', () => StateCareInput, { description: 'Zorgdetail. What is known now.' })
    input: StateCareInput,
    @Ctx() context: OperationContext,
  ): Promise<StateCarePayload> {
    const { trajectory, alreadyReported, errors } = await stateCareOf(context, input);
    return {
      trajectory: trajectory && Read.one(Trajectory, trajectory.pseudonym),
      ...{ alreadyReported, userErrors: errors },
    };
  }
}
