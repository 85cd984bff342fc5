import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { SourcedNode } from '../document/document.type';
import { Flow, Unit } from '../facility/facility.codes';
import { Municipality } from '../municipality/municipality.type';
import { HousingCareProduct } from '../product/product.type';
import { AgendaLineEntity, NeedEntity, PledgeEntity, PledgeNoteEntity } from './agenda.entity';

export const PledgeAnswer = codes(
  'PledgeAnswer',
  'Antwoord in het lokaal bod. What a pledge says besides its number.',
  {
    YES: 'ja',
    NUMBER: 'aantal genoemd',
    TO_BE_DETERMINED: 'nader te bepalen',
    UNDER_STUDY: 'in onderzoek',
    TAILORED: 'maatwerk',
    GUARANTEE: 'garantie',
    SOME: 'enkele',
    EXTENSION: 'uitbreiding',
  },
);

@MappedType({
  entity: () => NeedEntity,
  slice: 'agenda',
  node: true,
  description: 'Behoefte. What the whole region needs of a product: never the share of one municipality.',
})
export class Need extends SourcedNode {
  @Field({ description: 'Tekst. The need as printed.' })
  statedText!: string;

  @Field(() => Int, { nullable: true, description: 'Minimum. Least number, in `unit`.' })
  numberMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'Maximum. Most, in `unit`; null when open at the top.' })
  numberMax!: number | null;

  @Field(() => Unit, { description: 'Eenheid. What the number counts.' })
  unit!: CodeOf<typeof Unit>;

  @Field(() => Flow, { description: 'Stand of per jaar. Once, or every year.' })
  flow!: CodeOf<typeof Flow>;

  @Field(() => Int, {
    nullable: true,
    description: 'Aantal voorzieningen. Facilities over which the number is spread, where stated.',
  })
  facilities!: number | null;

  @Field({ description: 'Periode. Period of the agenda.' })
  period!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Oorspronkelijke bron. Source that the document names.',
  })
  originalSource!: string | null;

  @Field(() => String, { nullable: true, description: 'Toelichting. Note that belongs to the number.' })
  note!: string | null;
}

@MappedType({
  entity: () => PledgeEntity,
  slice: 'agenda',
  node: true,
  description: 'Lokaal bod. What a municipality pledged of a product on a date.',
})
export class LocalPledge extends SourcedNode {
  @Field(() => Municipality, { description: 'Gemeente. Who pledged.' })
  municipality!: Municipality;

  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. Of what.' })
  product!: HousingCareProduct;

  @Field({ description: 'Tekst. The pledge as printed.' })
  statedText!: string;

  @Field(() => [PledgeAnswer], { description: 'Antwoord. What the text says, as codes.' })
  answers!: Array<CodeOf<typeof PledgeAnswer>>;

  @Field(() => Int, { nullable: true, description: 'Minimum. Least number; null when none is stated.' })
  numberMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'Maximum. Most; null when none is stated.' })
  numberMax!: number | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'Eenheid. What the number counts; null when not stated.',
  })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => Flow, { nullable: true, description: 'Stand of per jaar. Null when not stated.' })
  flow!: CodeOf<typeof Flow> | null;

  @Field(() => String, { nullable: true, description: 'Doelgroep. For whom, in the words of the document.' })
  targetGroup!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Gezamenlijk. Pledges with the same key are one pledge of several municipalities: count it once.',
  })
  jointKey!: string | null;

  @Field(() => [String], { description: 'Voetnoten. Footnotes that belong to this pledge.' })
  footnotes!: string[];

  @Field(() => GraphQLLocalDate, { description: 'Gepresenteerd op. Date on which it was presented.' })
  presentedOn!: string;
}

@MappedType({
  entity: () => PledgeNoteEntity,
  slice: 'agenda',
  node: true,
  description: 'Voetnoot bij het lokaal bod. A condition or remark on the whole pledge of a municipality.',
})
export class PledgeNote extends SourcedNode {
  @Field({ description: 'Tekst. The note as printed.' })
  text!: string;
}

@Extensions({ slice: 'agenda' })
@ObjectType({ simpleResolvers: true, description: 'Gerealiseerd. Places of open facilities in one unit.' })
export class RealisedPlaces {
  @Field(() => Unit, {
    nullable: true,
    description: 'Eenheid. What is counted; null where nobody has said what the facilities count.',
  })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => Int, {
    description: 'Aantal. Regular and reserve places today, from the ledger of capacity mutations.',
  })
  number!: number;

  @Field(() => Int, { description: 'Voorzieningen. Facilities behind the number.' })
  facilities!: number;
}

@MappedType({
  entity: () => AgendaLineEntity,
  slice: 'agenda',
  node: true,
  description:
    'Agendaregel. Need, pledged, planned and realised of one product in one municipality, side by side.',
})
export class AgendaLine extends Node {
  @Field(() => Municipality, { description: 'Gemeente. The municipality.' })
  municipality!: Municipality;

  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. The product.' })
  product!: HousingCareProduct;

  @Field(() => Need, {
    nullable: true,
    description: 'Behoefte. Need of the whole region; null when the agenda names none.',
  })
  need!: Need | null;

  @Field(() => LocalPledge, {
    nullable: true,
    description: 'Lokaal bod. What the municipality pledged; null when its cell is empty.',
  })
  pledge!: LocalPledge | null;

  @Field(() => Int, { description: 'Gepland. Number of facilities that the documents call planned.' })
  plannedFacilities!: number;

  @Field(() => [RealisedPlaces], {
    description:
      'Gerealiseerd. Places in facilities that a document or provider reports here, per unit; empty when none is known. ' +
      'Housing First is realised in the regular stock: see the indicator housing-first-realised.',
  })
  realised!: RealisedPlaces[];
}

export const AgendaLineConnection = connectionOf(AgendaLine, 'AgendaLine', 'agenda');
