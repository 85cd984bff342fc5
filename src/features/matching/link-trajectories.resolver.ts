import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { clientOf } from '../trajectory/client-reference';
import { notFound } from '../trajectory/refusals';
import { findInTurn, waitForMatches } from '../trajectory/trajectory.repository';
import { LinkReason } from './matching.codes';
import { MatchPayload, matchPayload, refusedMatch } from './match-payload.type';
import { areBothNominated, doBothGoOn } from './matching.repository';
import { conflict, recordMatch } from './record-match';

@InputType({ description: 'Koppeling. Two trajectories of one client.' })
class LinkTrajectoriesInput {
  @Field(() => ID, { description: 'Traject. Global id of a trajectory of the client that stays.' })
  trajectory!: string;

  @Field(() => ID, {
    description:
      'Ander traject. Global id of a trajectory that is of the same client: all that is known as of its client goes over.',
  })
  other!: string;

  @Field(() => LinkReason, { description: 'Reden. Why they are of one client.' })
  reason!: CodeOf<typeof LinkReason>;

  @Field({
    description:
      'Kenmerk. Your own reference of this, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class LinkTrajectoriesResolver {
  @Mutation(() => MatchPayload, {
    description:
      'Trajecten koppelen. Says that two trajectories that you see are of one client: references of both find them, and they ' +
      'count as one person. `unlinkTrajectories` undoes it. Where both clients go on elsewhere the case coordinator links them.',
  })
  @Slice('trajectory.link')
  async linkTrajectories(
    @Arg('input', () => LinkTrajectoriesInput, { description: 'Koppeling. Which trajectories, and why.' })
    input: LinkTrajectoriesInput,
    @Ctx() context: OperationContext,
  ): Promise<MatchPayload> {
    const { unit } = context;
    await waitForMatches(unit);
    const trajectory = await findInTurn(unit, input.trajectory);
    const other = await findInTurn(unit, input.other);
    if (!trajectory) return refusedMatch(null, notFound());
    if (!other) return refusedMatch(trajectory, invalid('TRAJECTORY_NOT_FOUND'));
    if (trajectory.id === other.id) return refusedMatch(trajectory, invalid('SAME_TRAJECTORY'));
    const errors = checkReference(input.reference);
    if (errors.length > 0) return refusedMatch(trajectory, ...errors);
    const check = () => checkClients(unit, trajectory.id, other.id);
    const outcome = await recordMatch(context, {
      match: {
        ...{ kind: 'LINKED', trajectoryId: trajectory.id, otherId: other.id },
        ...{ undoesId: null, reason: input.reason },
      },
      ...{ reference: input.reference, subjects: [trajectory.pseudonym, other.pseudonym], check },
    });
    return matchPayload(trajectory, outcome);
  }
}

/**
 * Of one client one nomination is under way at a time: which of two goes on is for whoever decides on them. An access point sees no
 * nominations, and is told of none.
 */
async function checkClients(unit: UnitOfWork, one: string, other: string): Promise<UserError[]> {
  if ((await clientOf(unit, one)) === (await clientOf(unit, other)))
    return [conflict('ALREADY_ONE_CLIENT', 'other')];
  if (unit.caller.role === 'ACCESS_POINT')
    return (await doBothGoOn(unit, one, other)) ? [conflict('LINKED_BY_COORDINATOR', 'other')] : [];
  return (await areBothNominated(unit, one, other)) ? [conflict('BOTH_NOMINATED', 'other')] : [];
}

const invalid = (code: 'TRAJECTORY_NOT_FOUND' | 'SAME_TRAJECTORY') =>
  userError(InvalidInput, { code, path: ['other'] });
