import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { checkReference } from '../check-input';
import { notFound } from '../trajectory/refusals';
import { findInTurn, waitForMatches } from '../trajectory/trajectory.repository';
import { MatchPayload, matchPayload, refusedMatch } from './match-payload.type';
import { recordMatch } from './record-match';

@InputType({ description: 'Nieuwe cliënt. Of which trajectory the client was not in the chain before.' })
class MarkAsNewClientInput {
  @Field(() => ID, { description: 'Traject. Global id of the trajectory.' })
  trajectory!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class MarkAsNewClientResolver {
  @Mutation(() => MatchPayload, {
    description:
      'Als nieuwe cliënt aanmerken. Says that you looked, and that the client was not in the chain before: the trajectory is no ' +
      'longer to be matched.',
  })
  @Slice('trajectory.link')
  async markAsNewClient(
    @Arg('input', () => MarkAsNewClientInput, { description: 'Nieuwe cliënt. Of which trajectory.' })
    input: MarkAsNewClientInput,
    @Ctx() context: OperationContext,
  ): Promise<MatchPayload> {
    await waitForMatches(context.unit);
    const trajectory = await findInTurn(context.unit, input.trajectory);
    if (!trajectory) return refusedMatch(null, notFound());
    const errors = checkReference(input.reference);
    if (errors.length > 0) return refusedMatch(trajectory, ...errors);
    const outcome = await recordMatch(context, {
      match: { kind: 'NEW', trajectoryId: trajectory.id, otherId: null, undoesId: null, reason: null },
      ...{ reference: input.reference, subjects: [trajectory.pseudonym], check: async () => [] },
    });
    return matchPayload(trajectory, outcome);
  }
}
