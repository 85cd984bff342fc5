import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { ask } from './ask';
import type { Figures, NotPublished as NotPublishedAnswer } from './figures';
import { IndicatorQuestion, toQuestion } from './figures.input';
import { IndicatorAnswer, IndicatorFigures, OwnIndicatorFigures } from './figures.type';
import { historicalOf } from './historical';
import { Indicator, IndicatorValue } from './indicator.type';
import { ownFigures } from './own-figures';

type Answered = Figures | NotPublishedAnswer;

@Resolver(() => IndicatorFigures)
export class IndicatorFiguresResolver {
  @Query(() => IndicatorAnswer, {
    description:
      'Cijfers van een indicator. Figures of a measure over closed periods, by up to two dimensions, as they are published; ' +
      'or what is published instead.',
  })
  @Slice('indicator.published')
  async indicatorFigures(
    @Arg('input', () => IndicatorQuestion, { description: 'Vraag. What, of which periods, by what.' })
    input: IndicatorQuestion,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<IndicatorAnswer> {
    const answer = await ask(unit, toQuestion(input), requestId);
    return told(answer) as unknown as IndicatorAnswer;
  }

  @FieldResolver(() => OwnIndicatorFigures, {
    nullable: true,
    description:
      'Eigen cijfers. Exact figures over your own clients, of the same question and periods; null where it asks by what you ' +
      'may not see of one client. Each use is written into the audit trail.',
  })
  @Slice('indicator.own')
  own(
    @Root() figures: Figures,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<OwnIndicatorFigures | null> {
    return ownFigures(unit, figures, requestId) as Promise<OwnIndicatorFigures | null>;
  }

  @FieldResolver(() => Indicator, {
    description:
      'Indicator. Its definition as it is now, unit, norm, source, coverage and version; see definitionVersion of a release.',
  })
  indicator(@Root() { question }: Figures): Indicator {
    return Read.one(Indicator, question.measure.indicator);
  }

  @FieldResolver(() => [IndicatorValue], {
    description:
      'Eerder gepubliceerd door anderen. Values of documents on the same subject, each with its document; not counted by the ' +
      'hub, not protected by it, and not to be put on one line with its figures.',
  })
  historical(@Root() { question }: Figures): IndicatorValue[] {
    return Read.list(IndicatorValue, by('id'), [
      { path: 'indicator.id', in: historicalOf(question.measure) },
      { path: 'origin', in: ['PUBLISHED'] },
    ]);
  }
}

/** An answer with what every answer says of its measure. */
const told = (answer: Answered) => {
  const { measure, kind: periodKind } = answer.question;
  const { code, label, counts, over } = measure;
  return { ...answer, measure: code, label, counts, over, periodKind };
};
