import { Args, Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf, PageArgs } from '../../graphql/connection';
import { Inverse, MappedType, readOverMapping } from '../../graphql/mapped-type';
import { SourcedNode } from '../document/document.type';
import { Flow, Unit } from '../facility/facility.codes';
import {
  ActionEntity,
  ActionLineEntity,
  ActionReportEntity,
  ProgrammeEditionEntity,
} from './programme.entity';

export const ActionStatus = codes(
  'ActionStatus',
  'Status van een actie. Only where the text states it: the coloured cells of the documents are lost.',
  {
    PREPARATION: 'voorbereiding of onderzoek',
    IN_PROGRESS: 'in uitvoering',
    REALISED: 'gerealiseerd',
  },
);

export const ActionScope = codes('ActionScope', 'Lokale of regionale taak. Whose task an action is.', {
  LOCAL: 'lokaal',
  REGIONAL: 'regionaal',
  LOCAL_AND_REGIONAL: 'lokaal en regionaal',
});

@MappedType({
  entity: () => ProgrammeEditionEntity,
  slice: 'programme',
  node: true,
  description:
    'Editie uitvoeringsprogramma. One edition of the programme; the next one reports on the same actions.',
})
export class ProgrammeEdition extends SourcedNode {
  @Field(() => Int, { description: 'Nummer. 1 for the first edition.' })
  number!: number;

  @Field({ description: 'Titel. Title as printed.' })
  title!: string;

  @Field(() => [String], { description: 'Legenda. Statuses that its legend names; the two editions differ.' })
  legend!: string[];

  @Field(() => [String], { description: 'Planningsperioden. Half-years of its planning, such as 2021-H1.' })
  planningPeriods!: string[];
}

@MappedType({
  entity: () => ActionReportEntity,
  slice: 'programme',
  node: true,
  description: 'Stand van een actie. What one edition of the programme says of an action.',
})
export class ActionReport extends SourcedNode {
  @Field(() => ProgrammeEdition, { description: 'Editie. The edition.' })
  edition!: ProgrammeEdition;

  @Field(() => String, {
    nullable: true,
    description: 'Nummer. Number in this edition, such as 2.2; null for a sub-action.',
  })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'Nummer zoals gedrukt. Number as printed.' })
  numberPrinted!: string | null;

  @Field({ description: 'Titel. Title as printed in this edition.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Tekst. Explanation as printed.' })
  text!: string | null;

  @Field(() => ActionScope, {
    nullable: true,
    description: 'Lokaal of regionaal. Null when the edition does not say.',
  })
  scope!: CodeOf<typeof ActionScope> | null;

  @Field(() => String, { nullable: true, description: 'Lokaal of regionaal zoals gedrukt. The words of it.' })
  scopeText!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Planning. As far as it is stated in words; the coloured bars are lost.',
  })
  planningText!: string | null;

  @Field(() => ActionStatus, {
    nullable: true,
    description: 'Status. Only where the text states it; null is unknown.',
  })
  status!: CodeOf<typeof ActionStatus> | null;

  @Field(() => String, { nullable: true, description: 'Status zoals gedrukt. The words that state it.' })
  statusText!: string | null;

  @Field(() => String, { nullable: true, description: 'Stand van zaken. Progress as printed.' })
  progress!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Beoogde extra plekken zoals gedrukt. Extra places aimed at, as printed; totals stay as published.',
  })
  placesText!: string | null;

  @Field(() => Int, { nullable: true, description: 'Beoogde plekken, minimum. In `placesUnit`.' })
  placesMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'Beoogde plekken, maximum. In `placesUnit`.' })
  placesMax!: number | null;

  @Field(() => Unit, { nullable: true, description: 'Eenheid van de plekken. Null when not stated.' })
  placesUnit!: CodeOf<typeof Unit> | null;

  @Field(() => Flow, { nullable: true, description: 'Stand of per jaar. Null when not stated.' })
  placesFlow!: CodeOf<typeof Flow> | null;
}

@MappedType({
  entity: () => ActionEntity,
  slice: 'programme',
  node: true,
  description:
    'Actie. An action or sub-action of the programme, the same over its editions whatever its number.',
})
export class Action extends SourcedNode {
  @Field({ description: 'Titel. Title in the newest edition.' })
  title!: string;

  @Field(() => Int, { description: 'Volgorde. Place within its action line.' })
  position!: number;

  @Field(() => Action, {
    nullable: true,
    description: 'Hoofdactie. The action that it is a part of; null for an action itself.',
  })
  parent!: Action | null;

  @Field(() => [ActionReport], {
    description: 'Stand per editie. What each edition says of it; the progress between them is data.',
  })
  @Inverse('action', { orderBy: 'edition.number' })
  reports!: ActionReport[];
}

export const ActionConnection = connectionOf(Action, 'Action', 'programme');

@MappedType({
  entity: () => ActionLineEntity,
  slice: 'programme',
  node: true,
  description: 'Actielijn. One of the four lines of the programme.',
})
export class ActionLine extends SourcedNode {
  @Field(() => Int, { description: 'Nummer. 1 to 4.' })
  number!: number;

  @Field({ description: 'Titel. Title as printed.' })
  title!: string;

  @Field({ description: 'Inleiding. Introduction as printed.' })
  introduction!: string;

  @Field(() => ActionConnection, { description: 'Acties. Its actions and sub-actions, in order.' })
  @Inverse('line', { orderBy: 'position' })
  actions(@Args(() => PageArgs) _page: PageArgs): InstanceType<typeof ActionConnection> {
    return readOverMapping();
  }
}
