import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { PlaceKind } from '../facility/facility.codes';
import { CapacityMutationKind, CapacityReason } from './capacity.codes';

/** Reports of one call: each reads back a line and a facility, and a call has a size. */
export const mostReports = 500;

@InputType({
  description: 'Melding van een capaciteitsmutatie. One capacity mutation of one of your own facilities.',
})
export class ReportCapacityMutationInput {
  @Field(() => ID, {
    description: 'Voorziening. Global id of your facility, from `viewer.partner.facilities`.',
  })
  facility!: string;

  @Field(() => CapacityMutationKind, { description: 'Soort. What changed.' })
  kind!: CodeOf<typeof CapacityMutationKind>;

  @Field(() => Int, {
    nullable: true,
    description:
      "Aantal. In the facility's unit: how many more, fewer or out of use; how many are occupied. Left out for a confirmation, a closure and a withdrawal.",
  })
  number?: number | null;

  @Field(() => PlaceKind, {
    nullable: true,
    description: 'Soort plek. For an opening, expansion or reduction; regular when left out.',
  })
  placeKind?: CodeOf<typeof PlaceKind> | null;

  @Field(() => GraphQLLocalDate, {
    description: 'Ingangsdatum. First day on which it holds; a change may lie ahead, a count may not.',
  })
  effectiveOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Eindigt op. First day without it: a seasonal opening or expansion, or places out of use, then end by themselves.',
  })
  endsOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Corrigeert. Global id of the line whose place a CORRECTION takes. It says number, date and end anew; what it leaves out is gone.',
  })
  corrects?: string | null;

  @Field({
    nullable: true,
    description:
      'Intrekken. With a CORRECTION: takes the line away. Its effective date stays as it was, whatever is given here.',
  })
  withdraw?: boolean;

  @Field(() => CapacityReason, { nullable: true, description: 'Reden. Why it changed.' })
  reason?: CodeOf<typeof CapacityReason> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Toelichting. Up to 500 characters; nothing that points to a person.',
  })
  note?: string | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this report, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Versie. `occupancy.version` that you saw: when the state has changed since, nothing is recorded and you get the new one.',
  })
  seenVersion?: string | null;
}

export const RecordMode = codes(
  'RecordMode',
  'Wijze van vastleggen. What happens when some of the reports are wrong.',
  {
    ALL_OR_NOTHING: 'alles of niets: is er een fout, dan wordt niets vastgelegd',
    PER_ROW: 'per melding: wat goed is wordt vastgelegd, de rest niet',
  },
);

@InputType({ description: 'Meldingen ineens. Several capacity mutations of your own facilities.' })
export class ReportCapacityMutationsInput {
  @Field(() => [ReportCapacityMutationInput], {
    description: `Meldingen. From 1 up to ${mostReports}, recorded in this order; each is checked against those before it.`,
  })
  mutations!: ReportCapacityMutationInput[];

  @Field(() => RecordMode, {
    defaultValue: RecordMode.ALL_OR_NOTHING,
    description: 'Wijze. Whether one mistake keeps all of them from being recorded.',
  })
  mode!: CodeOf<typeof RecordMode>;
}

@InputType({ description: 'Niets veranderd. Confirms the state of all your open facilities at once.' })
export class ConfirmNoChangeInput {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Datum. The day on which nothing had changed; today when left out. It may not lie ahead.',
  })
  date?: string | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this confirmation, up to 50 characters: sending it twice changes nothing.',
  })
  reference!: string;
}
