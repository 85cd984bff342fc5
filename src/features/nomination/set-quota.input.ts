import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { UserError } from '../../graphql/user-error';
import { NominationScheme } from '../candidate/housing-need.codes';
import { OverrideReason } from './nomination.codes';
import { AllocationKey, Quota } from './quota.type';

export const BelowUseReason = codes(
  'BelowUseReason',
  'Reden waarom een contingent onder het gebruik komt. Why a quota goes below what is used already.',
  {
    KEY_CHANGED: 'verdeelsleutel gewijzigd',
    AGREED_WITH_PARTNERS: 'afgesproken met gemeenten en corporaties',
    NUMBER_WAS_WRONG: 'eerder getal was onjuist',
  },
);

@InputType({ description: 'Sleutelgetal. What the key counts in one municipality.' })
class AllocationFigureInput {
  @Field(() => CbsMunicipalityCode, { description: 'Gemeente. That takes part in the division.' })
  municipality!: string;

  @Field(() => Int, {
    description:
      'Getal. What the key counts in it, such as inhabitants; zero or more, one of them above zero.',
  })
  figure!: number;
}

@InputType({
  description:
    'Verdeling. How the quota of the region is divided over municipalities, in whole shares by largest remainders.',
})
export class QuotaDivisionInput {
  @Field(() => AllocationKey, { description: 'Verdeelsleutel. By which key.' })
  allocationKey!: CodeOf<typeof AllocationKey>;

  @Field(() => [AllocationFigureInput], {
    description:
      'Sleutelgetallen. Each municipality that takes part, once. The hub has no such figures of its own: they come from the ' +
      'decision that `source` names.',
  })
  figures!: AllocationFigureInput[];
}

@InputType({ description: 'Contingent. How many nominations may be granted under a scheme in a year.' })
export class SetQuotaInput {
  @Field(() => NominationScheme, { description: 'Regeling. Under which scheme.' })
  scheme!: CodeOf<typeof NominationScheme>;

  @Field(() => CbsMunicipalityCode, {
    nullable: true,
    description: 'Gemeente. Whose share it is; left out for the whole region.',
  })
  municipality?: string | null;

  @Field(() => Int, { description: 'Jaar. Calendar year: this one, or one of the ten after it.' })
  year!: number;

  @Field(() => Int, { description: 'Afgesproken. Nominations (persons) that may be granted, 0 to 10,000.' })
  agreed!: number;

  @Field({
    description: 'Bron. Decision on which it rests, 1 to 200 characters; nothing that points to a person.',
  })
  source!: string;

  @Field(() => BelowUseReason, {
    nullable: true,
    description:
      'Reden waarom onder het gebruik. Needed when more is used or reserved already, and left out when not. Nothing that was ' +
      'granted is taken back.',
  })
  belowUse?: CodeOf<typeof BelowUseReason> | null;

  @Field(() => QuotaDivisionInput, {
    nullable: true,
    description:
      'Verdeling. Of the whole region: sets the shares of all municipalities too, in place of those of before; who takes no part ' +
      'gets none. Left out, the shares stay as they are.',
  })
  division?: QuotaDivisionInput | null;

  @Field(() => OverrideReason, {
    nullable: true,
    description:
      'Reden om af te wijken. Needed when the shares together become more than the quota of the region, and left out when not.',
  })
  beyondTotal?: CodeOf<typeof OverrideReason> | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Gezien getal. `agreed` as you saw it: when it is another by now, nothing is recorded and you get the new one.',
  })
  seenAgreed?: number | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this decision, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'quota.set' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van het vaststellen van een contingent. The quota as it is now, or what was wrong with the input.',
})
export class SetQuotaPayload {
  @Field(() => Quota, {
    nullable: true,
    description: 'Contingent. As it was set; null when it was not.',
  })
  quota!: Quota | null;

  @Field({
    description:
      'Al vastgelegd. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyRecorded!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
