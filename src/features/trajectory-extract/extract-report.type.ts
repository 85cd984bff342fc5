import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';

@Extensions({ slice: 'trajectory.extract' })
@ObjectType({
  simpleResolvers: true,
  description: 'Getoond kenmerk. How much of one attribute an extract shows.',
})
export class ExtractShown {
  @Field({ description: 'Kenmerk. Name of the field of a record.' })
  attribute!: string;

  @Field(() => Float, {
    description:
      'Aandeel. Share of its values that are shown, from 0 to 1; one that is shown as its class counts for a half.',
  })
  share!: number;
}

@Extensions({ slice: 'trajectory.extract' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Controlerapport van een extract. What an auditor needs to judge a release: what was asked for, and what was reached. ' +
    'A group is the records that show the same.',
})
export class ExtractReport {
  @Field(() => Int, { description: 'k. Fewest records in a group, as asked for.' })
  k!: number;

  @Field(() => Int, { description: 'l. Fewest different outflows in a group, as asked for.' })
  l!: number;

  @Field(() => Float, {
    description:
      't. How far the outflows of a group may be from those of all, as asked for: total variation distance, from 0 to 1.',
  })
  t!: number;

  @Field(() => Int, {
    description: 'Cliënten. Clients who left in the years of the release, without those left out.',
  })
  records!: number;

  @Field({
    description:
      "Afgeschermden weggelaten. Whether clients who are or were shielded (women's shelter) are left out: they appear in no list. " +
      'False of releases that were made before that was done. How many they are is not said.',
  })
  shieldedLeftOut!: boolean;

  @Field(() => Int, { description: 'Vrijgegeven. Records that are shown: all or none.' })
  released!: number;

  @Field(() => Int, { description: 'Groepen. Groups of records that show the same.' })
  groups!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Kleinste groep. Records in the smallest group; null when nothing is shown.',
  })
  smallestGroup!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minste vervolgplekken. Fewest different outflows in a group; null when nothing is shown.',
  })
  fewestOutflows!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Grootste afstand. Furthest that the outflows of a group are from those of all, from 0 to 1; null when nothing is shown.',
  })
  largestDistance!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minste vervolgplekken naast eerdere extracten. Fewest outflows that are left of a client to somebody who knows all else of it and looks it up in earlier releases as well; null when no release shares its years, or nothing is shown.',
  })
  fewestOutflowsBeside!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Risico. Chance to point at the right record, for somebody who knows everything of a client but its outflow, from 0 to 1; null when nothing is shown.',
  })
  risk!: number | null;

  @Field(() => [ExtractShown], { description: 'Getoond. How much is shown, by attribute.' })
  shown!: ExtractShown[];
}
