import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { UserError } from '../../graphql/user-error';
import { NominationStepKind } from './nomination.codes';
import { Nomination } from './nomination.type';
import { NominationStep } from './nomination-step.type';

@InputType({ description: 'Stap van een voordracht. What every step says.' })
export class StepInput {
  @Field(() => ID, { description: 'Voordracht. Global id of the nomination, from `nominations`.' })
  nomination!: string;

  @Field(() => GraphQLLocalDate, {
    description:
      'Gebeurd op. Day on which it was done: not before the step before it, and tomorrow at the latest.',
  })
  happenedOn!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this step, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Versie. `version` of the nomination that you saw: when it has changed since, nothing is recorded and you get the new one.',
  })
  seenVersion?: string | null;
}

@Extensions({ slice: 'nomination' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een stap. The nomination after it, or what was wrong with the input.',
})
export class NominationStepPayload {
  @Field(() => Nomination, {
    nullable: true,
    description:
      'Voordracht. As it is now, also when the step was not possible; null when it is not, or no longer, yours to see.',
  })
  nomination!: Nomination | null;

  @Field(() => NominationStep, {
    nullable: true,
    description: 'Stap. The recorded step; null when there are user errors.',
  })
  step!: NominationStep | null;

  @Field({
    description: 'Al gezet. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyTaken!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

@Extensions({ slice: 'nomination' })
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'Stap niet mogelijk. The step contradicts one that was taken before.',
})
export class StepNotPossible extends UserError {
  @Field(() => NominationStepKind, { description: 'Stap in de weg. The earlier step that is in the way.' })
  stepInTheWay!: CodeOf<typeof NominationStepKind>;

  @Field(() => GraphQLLocalDate, { description: 'Gebeurd op. Day of that step.' })
  stepInTheWayOn!: string;

  @Field(() => [NominationStepKind], {
    description: 'Mogelijke stappen. What can be done with the nomination now, by you or by another.',
  })
  possibleSteps!: Array<CodeOf<typeof NominationStepKind>>;
}
