import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Partner } from '../partner/partner.type';
import { measureProviders, type MeasuredProvider } from './data-quality.repository';
import { pointsOf, scoreOf, valuesOf, type Measured } from './data-quality.rules';
import { DataQuality, type QualityPart } from './data-quality.type';
import { explainPart } from './explain-part';
import { partRules } from './quality-parts';

@Resolver()
export class DataQualityResolver {
  @Query(() => [DataQuality], {
    description:
      'Datakwaliteit. How well you report, or for those in charge how well every provider that runs a facility does.',
  })
  @Slice('capacity.quality')
  async dataQuality(
    @Ctx() { unit }: OperationContext,
    @Arg('provider', () => [String], {
      nullable: true,
      description: 'Aanbieder. Only these providers (kebab case); all that you see when not given.',
    })
    provider?: string[] | null,
  ): Promise<DataQuality[]> {
    return (await measureProviders(unit, provider ?? null)).map(qualityOf);
  }
}

function qualityOf({ provider, measured, from, to, synthetic }: MeasuredProvider): DataQuality {
  const parts = partsOf(measured);
  const period = { from, to };
  return { provider: Read.one(Partner, provider), score: scoreOf(parts), parts, period, synthetic };
}

const partsOf = (measured: Measured): QualityPart[] =>
  valuesOf(measured).map((part) => {
    const { name, unit, weight } = partRules[part.code];
    return { ...part, name, unit, weight, points: pointsOf(part), explanation: explainPart(part, measured) };
  });
