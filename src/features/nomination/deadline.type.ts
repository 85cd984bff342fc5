import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { MappedType } from '../../graphql/mapped-type';
import { NominationDeadlineEntity } from './deadline.entity';
import { NominationState, NominationStepKind } from './nomination.codes';

export const DeadlineStart = codes(
  'DeadlineStart',
  'Begin van een termijn. From when the days are counted.',
  {
    SUBMISSION: 'vanaf het indienen van de voordracht',
    STATE: 'vanaf de laatste stap',
  },
);

@MappedType({
  entity: () => NominationDeadlineEntity,
  slice: 'quota',
  description:
    'Termijn van een stap. How long the next step of a nomination may take. A nomination keeps the last day that held ' +
    'when it came into its state.',
})
export class NominationDeadline {
  @Field(() => NominationState, { description: 'Stand. Of nominations in this state.' })
  state!: CodeOf<typeof NominationState>;

  @Field(() => NominationStepKind, {
    description:
      'Volgende stap. What is to be done. Turning a lease is asked of leases of three parties only.',
  })
  nextStep!: CodeOf<typeof NominationStepKind>;

  @Field(() => DeadlineStart, { description: 'Begin. From when the days are counted.' })
  countsFrom!: CodeOf<typeof DeadlineStart>;

  @Field(() => Int, { description: 'Dagen. Days within which it is to be done.' })
  days!: number;

  @Field({ description: 'Bron. On what the number rests.' })
  source!: string;

  @Field({
    description: 'Aanname. Whether the number is an assumption of the hub: no document or law gives one.',
  })
  assumed!: boolean;
}
