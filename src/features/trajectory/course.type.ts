import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { Slice } from '../../graphql/slice';
import { Facility } from '../facility/facility.type';
import { NormKind, NormStatus, Phase } from './trajectory.codes';

@Extensions({ slice: 'trajectory' })
@ObjectType({
  simpleResolvers: true,
  description: 'Verblijf op een dag. A stay of a client as it stood on the day that was asked.',
})
export class CourseStay {
  @Field(() => Facility, { description: 'Voorziening. Where the client stayed.' })
  @Slice('trajectory.care')
  facility!: Facility;

  @Field(() => GraphQLLocalDate, { description: 'Begonnen op. First night.' })
  startedOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Beëindigd op. Day of leaving, which is not a night; null while it lasted.',
  })
  endedOn!: string | null;
}

@Extensions({ slice: 'trajectory' })
@ObjectType({
  simpleResolvers: true,
  description: 'Norm op een dag. A norm of the shelter route as it stood on the day that was asked.',
})
export class CourseNorm {
  @Field(() => NormKind, { description: 'Soort. Which norm.' })
  kind!: CodeOf<typeof NormKind>;

  @Field(() => GraphQLLocalDate, { description: 'Vanaf. Day from which it counts.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Uiterlijk. Last day on which it is met.' })
  due!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Gedaan op. Day of the triage, or of leaving shelter; null when that was not yet.',
  })
  doneOn!: string | null;

  @Field(() => NormStatus, { description: 'Stand. Whether it was met by that day.' })
  status!: CodeOf<typeof NormStatus>;

  @Field(() => Int, { description: 'Dagen. Days that it took, or had taken by that day.' })
  days!: number;
}

@Extensions({ slice: 'trajectory' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Verloop van een traject. How a trajectory stood on a day, by what was known on a moment: asked again, the same.',
})
export class TrajectoryCourse {
  @Field(() => GraphQLLocalDate, { description: 'Peildatum. The day that was asked.' })
  asOf!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Bekend op. The moment as known on which it was asked; null for all that is known now.',
  })
  knownAt!: Date | null;

  @Field(() => Phase, { nullable: true, description: 'Fase. Null when nothing had happened by then.' })
  phase!: CodeOf<typeof Phase> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Afgesloten op. Day on which it was closed; null when it was not.',
  })
  closedOn!: string | null;

  @Field(() => [CourseStay], { description: 'Verblijven. All stays until then, first one first.' })
  stays!: CourseStay[];

  @Field(() => [CourseNorm], { description: 'Normen. The norms of the shelter route, by period of shelter.' })
  norms!: CourseNorm[];
}
