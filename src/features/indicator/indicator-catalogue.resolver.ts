import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { IndicatorMeasure } from './figures.codes';
import { catalogueOf } from './indicator-catalogue';
import { CatalogueMeasure } from './indicator-catalogue.type';
import { Indicator } from './indicator.type';
import { measures } from './measures';

@Resolver(() => CatalogueMeasure)
export class IndicatorCatalogueResolver {
  @Query(() => [CatalogueMeasure], {
    description:
      'Catalogus van indicatoren. Which measures, dimensions, categories and periods can be asked, so that a front end can build its menus.',
  })
  @Slice('indicator.published')
  async indicatorCatalogue(
    @Ctx() { unit }: OperationContext,
    @Arg('measures', () => [IndicatorMeasure], {
      nullable: true,
      description: 'Maten. Only these; all when not given.',
    })
    codes?: string[] | null,
  ): Promise<CatalogueMeasure[]> {
    const asked = measures.filter(({ code }) => codes?.includes(code) ?? true);
    const entries = await catalogueOf(unit, asked);
    return entries.map(({ measure: { code, label, counts, over, indicator }, ...entry }) => ({
      ...entry,
      ...{ measure: code, label, counts, over, indicatorCode: indicator },
    })) as unknown as CatalogueMeasure[];
  }

  @FieldResolver(() => Indicator, {
    description: 'Indicator. Its definition, unit, norm, source, coverage and version.',
  })
  indicator(@Root() { indicatorCode }: { indicatorCode: string }): Indicator {
    return Read.one(Indicator, indicatorCode);
  }
}
