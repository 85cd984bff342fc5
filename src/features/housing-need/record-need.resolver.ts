import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { HousingNeed } from '../candidate/housing-need.type';
import { findTrajectory } from '../trajectory/trajectory.repository';
import { needOf } from './need.repository';
import { recordNeed } from './record-need';
import { RecordHousingNeedInput, RecordHousingNeedPayload } from './record-need.input';

@Resolver()
export class RecordHousingNeedResolver {
  @Query(() => HousingNeed, {
    nullable: true,
    description:
      'Woonbehoefte van een traject. The housing need of a client of yours; null when none is recorded, or the trajectory is ' +
      'not there for you.',
  })
  @Slice('candidate.record')
  async housingNeed(
    @Arg('trajectory', () => ID, { description: 'Traject. Global id of the trajectory.' }) id: string,
    @Ctx() { unit }: OperationContext,
  ): Promise<HousingNeed | null> {
    const trajectory = await findTrajectory(unit, id);
    const need = trajectory && (await needOf(unit, trajectory.id));
    return need ? Read.one(HousingNeed, need.id) : null;
  }

  @Mutation(() => RecordHousingNeedPayload, {
    description:
      'Woonbehoefte vastleggen. Records or changes what home a client of yours needs, also before the client is ready to move ' +
      'on. Sending the same reference twice changes nothing.',
  })
  @Slice('candidate.record')
  async recordHousingNeed(
    @Arg('input', () => RecordHousingNeedInput, { description: 'Woonbehoefte. Of whom, and what.' })
    input: RecordHousingNeedInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<RecordHousingNeedPayload> {
    const { needId, alreadyRecorded, errors } = await recordNeed(unit, input, requestId);
    return {
      housingNeed: needId === null ? null : Read.one(HousingNeed, needId),
      ...{ alreadyRecorded, userErrors: errors },
    };
  }
}
