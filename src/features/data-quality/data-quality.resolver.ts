import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Partner } from '../partner/partner.type';
import { measureProviders, trajectoriesToMatch, type MeasuredProvider } from './data-quality.repository';
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
    const measured = await measureProviders(unit, provider ?? null);
    // It does not exist in the schema of a provider.
    const toMatch = unit.caller.role === 'CARE_PROVIDER' ? new Map() : await trajectoriesToMatch(unit);
    return measured.map((each) => qualityOf(each, toMatch.get(each.provider) ?? 0));
  }
}

function qualityOf(
  { provider, measured, from, to, synthetic }: MeasuredProvider,
  toMatch: number,
): DataQuality {
  const parts = partsOf(measured);
  const period = { from, to };
  const known = { score: scoreOf(parts), parts, trajectoriesToMatch: toMatch, period, synthetic };
  return { provider: Read.one(Partner, provider), ...known };
}

const partsOf = (measured: Measured): QualityPart[] =>
  valuesOf(measured).map((part) => {
    const { name, unit, weight } = partRules[part.code];
    return { ...part, name, unit, weight, points: pointsOf(part), explanation: explainPart(part, measured) };
  });
