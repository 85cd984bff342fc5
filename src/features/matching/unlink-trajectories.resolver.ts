import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { notFound } from '../trajectory/refusals';
import { findInTurn, waitForMatches } from '../trajectory/trajectory.repository';
import { UnlinkReason } from './matching.codes';
import { findLink } from './matching.repository';
import { MatchPayload, matchPayload, refusedMatch } from './match-payload.type';
import { conflict, recordMatch } from './record-match';

@InputType({ description: 'Ontkoppeling. Which link was wrong.' })
class UnlinkTrajectoriesInput {
  @Field(() => ID, { description: 'Traject. Global id of the first trajectory of the link.' })
  trajectory!: string;

  @Field(() => ID, { description: 'Koppeling. Your key of the link, from `clientMatches`.' })
  match!: string;

  @Field(() => UnlinkReason, { description: 'Reden. Why it is undone.' })
  reason!: CodeOf<typeof UnlinkReason>;

  @Field({
    description:
      'Kenmerk. Your own reference of this, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class UnlinkTrajectoriesResolver {
  @Mutation(() => MatchPayload, {
    description:
      'Trajecten ontkoppelen. Undoes a link: each client has its own trajectories and references again, and the second ' +
      'trajectory is to be matched anew. The link stays in the record.',
  })
  @Slice('trajectory.link')
  async unlinkTrajectories(
    @Arg('input', () => UnlinkTrajectoriesInput, { description: 'Ontkoppeling. Which link, and why.' })
    input: UnlinkTrajectoriesInput,
    @Ctx() context: OperationContext,
  ): Promise<MatchPayload> {
    const { unit } = context;
    await waitForMatches(unit);
    const trajectory = await findInTurn(unit, input.trajectory);
    if (!trajectory) return refusedMatch(null, notFound());
    const link = await findLink(unit, trajectory, input.match);
    if (!link)
      return refusedMatch(trajectory, userError(InvalidInput, { code: 'MATCH_NOT_FOUND', path: ['match'] }));
    const errors = checkReference(input.reference);
    if (errors.length > 0) return refusedMatch(trajectory, ...errors);
    const stands = async () => (link.undone ? [conflict('ALREADY_UNLINKED', 'match')] : []);
    const outcome = await recordMatch(context, {
      match: {
        ...{ kind: 'UNLINKED', trajectoryId: trajectory.id, otherId: link.otherId },
        ...{ undoesId: link.id, reason: input.reason },
      },
      ...{ reference: input.reference, subjects: [trajectory.pseudonym], check: stands },
    });
    return matchPayload(trajectory, outcome);
  }
}
