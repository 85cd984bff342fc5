import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError } from '../../graphql/user-error';
import { notFound } from '../trajectory/refusals';
import { findTrajectory, waitForTrajectory } from '../trajectory/trajectory.repository';
import { erase } from './erase';
import { eraseCorrected, eventToErase } from './erasure.repository';
import { ErasureGround, ErasurePayload } from './erasure.type';

@InputType({ description: 'Wissing na correctie. Of which event what it said before is taken away.' })
class EraseCorrectedEventInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field(() => ID, { description: 'Gebeurtenis. Your key of the event that was corrected or withdrawn.' })
  event!: string;

  @Field(() => ErasureGround, { description: 'Grondslag. On which ground.' })
  ground!: CodeOf<typeof ErasureGround>;

  @Field({
    description:
      'Kenmerk. Your own reference of the request, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class EraseCorrectedEventResolver {
  @Mutation(() => ErasurePayload, {
    description:
      'Gecorrigeerde gebeurtenis wissen. Takes away what an event said before it was corrected or withdrawn: of your own, or as ' +
      'the central municipality of anybody. The last word takes the place of the first, also in what was known earlier; ' +
      'tombstones (ERASED) stay.',
  })
  @Slice('erasure.event')
  async eraseCorrectedEvent(
    @Arg('input', () => EraseCorrectedEventInput, { description: 'Verzoek. Which event, and why.' })
    { trajectory: id, event, ground, reference }: EraseCorrectedEventInput,
    @Ctx() context: OperationContext,
  ): Promise<ErasurePayload> {
    const { unit } = context;
    const erasure = { what: 'EVENT' as const, subject: event, ground, reference };
    return erase(context, {
      erasure,
      work: async () => {
        const trajectory = await findTrajectory(unit, id);
        if (!trajectory) return [notFound()];
        await waitForTrajectory(unit, trajectory);
        const found = await eventToErase(unit, trajectory, event);
        if (!found) return [userError(InvalidInput, { code: 'EVENT_NOT_FOUND', path: ['event'] })];
        if (!found.corrected) return [userError(Conflict, { code: 'EVENT_STANDS', path: ['event'] })];
        await eraseCorrected(unit, found.id, erasure);
        return [];
      },
    });
  }
}
