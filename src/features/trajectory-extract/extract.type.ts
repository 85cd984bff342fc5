import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Args, Field, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf, PageArgs } from '../../graphql/connection';
import { Expression, Inverse, MappedType, readOverMapping } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Destination, Route } from '../trajectory/trajectory.codes';
import {
  ExtractAge,
  ExtractLengthOfStay,
  ExtractStatus,
  ExtractSteps,
  ExtractWaiting,
  ExtractWithheldReason,
} from './extract.codes';
import { ExtractRecordEntity, ExtractReleaseEntity } from './extract.entity';
import { ExtractReport } from './extract-report.type';

const yes = (row: string, column: string): string => `${row}.${column} = 'YES'`;

@MappedType({
  entity: () => ExtractRecordEntity,
  slice: 'trajectory.extract',
  description:
    'Regel van een extract. The last course of stays of one client who left in the years of the release, and where it went. ' +
    'What is null is not shown, since it would tell the client from others; at least nine others show the same. Source: the events of trajectories.',
})
export class ExtractRecord {
  @Field(() => Route, {
    nullable: true,
    description: 'Route. By which way the client came; null when not shown.',
  })
  route!: CodeOf<typeof Route> | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Gemeente van herkomst. CBS code; the housing market (DRECHTSTEDEN, ALBLASSERWAARD) where only that may be shown; ELSEWHERE when not from the region or not known; null when not shown.',
  })
  municipality!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Aanbieder. Who guided the client last (kebab case); UNKNOWN when nobody is known; null when not shown.',
  })
  provider!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Woonzorgproduct. Product code of the last stay; null when not shown.',
  })
  product!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Doelgroep. Code of the target group (TargetGroup) or UNKNOWN; null when not shown.',
  })
  targetGroup!: string | null;

  @Field(() => ExtractAge, {
    nullable: true,
    description: 'Leeftijdsgroep. Age band as it was stated last; null when not shown.',
  })
  age!: CodeOf<typeof ExtractAge> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Eerder geweest. Whether the client had stayed before this course; null when not shown.',
  })
  @Expression((row) => yes(row, 'came_before'))
  cameBefore!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Voorgedragen. Whether the client was nominated for a home by then; null when not shown.',
  })
  @Expression((row) => yes(row, 'nominated'))
  nominated!: boolean | null;

  @Field(() => ExtractSteps, {
    nullable: true,
    description: 'Stappen. How many stays the course had; null when not shown.',
  })
  steps!: CodeOf<typeof ExtractSteps> | null;

  @Field(() => ExtractWaiting, {
    nullable: true,
    description:
      'Wachttijd. Days from registration of the trajectory to the first night of the course; null when not shown.',
  })
  waiting!: CodeOf<typeof ExtractWaiting> | null;

  @Field(() => ExtractLengthOfStay, {
    nullable: true,
    description: 'Verblijfsduur. Months from the first night of the course to its end; null when not shown.',
  })
  lengthOfStay!: CodeOf<typeof ExtractLengthOfStay> | null;

  @Field(() => Destination, {
    description:
      'Vervolgplek. Where the client went: what the extract is about. UNKNOWN also of who counts as left for want of a sign of life.',
  })
  outflow!: CodeOf<typeof Destination>;

  @Field({ description: 'Synthetisch. Whether made-up clients are in the release.' })
  synthetic!: boolean;
}

export const ExtractRecordConnection = connectionOf(ExtractRecord, 'ExtractRecord', 'trajectory.extract');

@MappedType({
  entity: () => ExtractReleaseEntity,
  slice: 'trajectory.extract',
  node: true,
  audit: 'trajectory-extract.read',
  description:
    'Extract van trajecten voor onderzoek. Clients who left in three closed years, one record each, without anything by which one ' +
    "of them could be told from nine others. Clients who are or were shielded (women's shelter) are left out. Made once, after the " +
    'last of the years closed; never changed.',
})
export class TrajectoryExtract extends Node {
  @Field({ description: 'Kenmerk van het extract. Its first and last year, such as 2023-2025.' })
  @Expression((row) => `${row}.id`)
  release!: string;

  @Field(() => Int, { description: 'Eerste jaar. First year in which the clients left.' })
  firstYear!: number;

  @Field(() => Int, { description: 'Laatste jaar. Last year in which the clients left.' })
  lastYear!: number;

  @Field(() => GraphQLLocalDate, { description: 'Peildag. Day on which the data stood as they were read.' })
  asOf!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Gepubliceerd op. Moment at which it was made.' })
  publishedAt!: Date;

  @Field(() => ExtractStatus, { description: 'Stand. Whether anything is shown.' })
  status!: CodeOf<typeof ExtractStatus>;

  @Field(() => ExtractWithheldReason, {
    nullable: true,
    description: 'Reden. Why nothing is shown; null when something is.',
  })
  reason!: CodeOf<typeof ExtractWithheldReason> | null;

  @Field(() => ExtractReport, { description: 'Controlerapport. What was asked of it, and what was reached.' })
  report!: ExtractReport;

  @Field({ description: 'Synthetisch. Whether made-up clients are in it.' })
  synthetic!: boolean;

  @Field(() => ExtractRecordConnection, {
    description: 'Regels. The records, in an order drawn for this release.',
  })
  @Inverse('release')
  records(@Args(() => PageArgs) _page: PageArgs): InstanceType<typeof ExtractRecordConnection> {
    return readOverMapping();
  }
}
