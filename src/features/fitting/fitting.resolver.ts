import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { isUuid, keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Dwelling } from '../dwelling/dwelling.type';
import { countListed } from './listed';
import { homeOf, homesFor, listOf, recordsOf, soughtIn, type KnownHome } from './fitting.repository';
import { judge, fittingRules, type FittingRuleData, type Sought } from './fitting.rules';
import { DwellingDemand, DwellingMatches, FittingRule } from './fitting.type';

const mostMatches = 100;

const toRule = ({ code, nl, en, source, assumed, inList }: FittingRuleData): FittingRule => ({
  ...{ code, text: { nl, en }, source, assumed, inList },
});

@Resolver()
export class FittingResolver {
  @Query(() => [FittingRule], {
    description:
      'Regels voor passendheid. By which rules homes are held against needs, each with its source.',
  })
  @Slice('public.facts')
  fittingRules(): FittingRule[] {
    return fittingRules.map(toRule);
  }

  @Query(() => DwellingMatches, {
    nullable: true,
    description:
      'Woningen bij een voordracht. The available dwellings that you may see, held against the need of a nomination; null when ' +
      'the nomination or its need is not there for you. Leaves a line in the audit trail.',
  })
  @Slice('fitting.nomination')
  async dwellingsForNomination(
    @Arg('nomination', () => ID, { description: 'Voordracht. Global id of the nomination.' })
    nomination: string,
    @Ctx() { unit, requestId }: OperationContext,
    @Arg('onlyFitting', {
      defaultValue: false,
      description: 'Alleen passende. Leaves out what breaks a rule.',
    })
    onlyFitting: boolean = false,
    @Arg('first', () => Int, {
      defaultValue: 20,
      description: `Eerste. How many dwellings, up to ${mostMatches}; more are cut to that.`,
    })
    first: number = 20,
  ): Promise<DwellingMatches | null> {
    const id = keyOf('Nomination', nomination) ?? '';
    const sought = isUuid(id) ? await soughtIn(unit, id) : undefined;
    if (!sought) return null;
    await recordAct(unit, { activity: 'nomination.fitting', subjects: [id], requestId });
    const judged = judgeAll(sought, await homesFor(unit, id));
    const asked = onlyFitting ? judged.filter(({ fits }) => fits) : judged;
    return {
      ...{ considered: judged.length, fitting: judged.filter(({ fits }) => fits).length },
      matches: asked.slice(0, Math.min(Math.max(first, 0), mostMatches)).map(({ home, fits, broken }) => ({
        ...{ dwelling: Read.one(Dwelling, home.id), fits, broken: broken.map(toRule) },
      })),
    };
  }

  @Query(() => DwellingDemand, {
    nullable: true,
    description:
      'Vraag naar een woning. How many candidates of the published list need such a home; null when the dwelling or the list ' +
      'is not there for you.',
  })
  @Slice('fitting.list')
  async demandForDwelling(
    @Arg('dwelling', () => ID, { description: 'Woning. Global id of the dwelling.' }) dwelling: string,
    @Ctx() { unit }: OperationContext,
  ): Promise<DwellingDemand | null> {
    const id = keyOf('Dwelling', dwelling) ?? '';
    const home = isUuid(id) ? await homeOf(unit, id) : undefined;
    const list = home && (await listOf(unit, home.housingMarket));
    if (!home || !list) return null;
    const { reasons, ...counts } = countListed(await recordsOf(unit, list.id), home);
    return {
      ...{ housingMarket: home.housingMarket as DwellingDemand['housingMarket'], week: list.week, ...counts },
      reasons: reasons.map(({ rule, candidates }) => ({ rule: toRule(rule), candidates })),
    };
  }
}

/** Those that fit first, then those that break the fewest rules; of these the first available. */
const judgeAll = (sought: Sought, homes: readonly KnownHome[]) =>
  homes
    .map((home) => {
      const { broken } = judge(sought, home);
      return { home, broken, fits: broken.length === 0 };
    })
    .sort((a, b) => a.broken.length - b.broken.length);
