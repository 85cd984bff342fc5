import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Inverse, MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { Slice } from '../../graphql/slice';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { CapacityMutation } from '../capacity/capacity-mutation.type';
import { Facility } from '../facility/facility.type';
import { Partner } from '../partner/partner.type';
import { ErrorOutcome, ErrorReportStatus, ErrorSubject } from './error-report.codes';
import { ErrorAnswerEntity, ErrorCorrectionEntity, ErrorReportEntity } from './error-report.entity';

@MappedType({
  entity: () => ErrorCorrectionEntity,
  slice: 'capacity.ledger',
  description: 'Herstel. How an error was corrected in the ledger of the facility.',
})
export class ErrorCorrection {
  @Field(() => CapacityMutation, {
    nullable: true,
    description: 'Mutatie. The line that corrected it; null when the answer names none.',
  })
  capacityMutation!: CapacityMutation | null;
}

@MappedType({
  entity: () => ErrorAnswerEntity,
  slice: 'error-report.read',
  description:
    'Antwoord op een foutmelding. What the source says of it, once: the operator of now, or the central municipality.',
})
export class ErrorAnswer {
  @Field(() => ErrorOutcome, { description: 'Uitkomst. Whether it was corrected, or is no error.' })
  outcome!: CodeOf<typeof ErrorOutcome>;

  @Field({ description: 'Tekst. What was done, or why it is no error.' })
  text!: string;

  @Field(() => Partner, { description: 'Beantwoord door. Who answered.' })
  answeredBy!: Partner;

  @Field(() => GraphQLDateTimeISO, { description: 'Beantwoord op. Moment of the answer.' })
  answeredAt!: Date;

  @Field(() => ErrorCorrection, {
    nullable: true,
    description: 'Herstel. Null and named in `withheld` when the ledger of the facility is not shown to you.',
  })
  @Slice('capacity.ledger')
  @Inverse('answer')
  correction!: ErrorCorrection | null;

  @Field(() => [Withheld], { description: withheldDescription })
  withheld!: Withheld[];
}

@MappedType({
  entity: () => ErrorReportEntity,
  slice: 'error-report.read',
  node: true,
  description:
    'Foutmelding. What a partner says is wrong about a facility, to the source: its operator, or the central municipality ' +
    'where no operator is known. It is never changed.',
})
export class ErrorReport extends Node {
  @Field(() => Facility, { description: 'Voorziening. What it is about.' })
  facility!: Facility;

  @Field(() => ErrorSubject, { description: 'Onderwerp. What of it is wrong.' })
  about!: CodeOf<typeof ErrorSubject>;

  @Field({ description: 'Tekst. What is wrong, in the words of the reporter.' })
  text!: string;

  @Field(() => Partner, { description: 'Melder. Who reported it.' })
  reporter!: Partner;

  @Field(() => GraphQLDateTimeISO, { description: 'Gemeld op. Moment of the report.' })
  reportedAt!: Date;

  @Field({ description: "Kenmerk. The reporter's own reference." })
  reference!: string;

  @Field(() => ErrorReportStatus, { description: 'Status. Open, or what became of it.' })
  status!: CodeOf<typeof ErrorReportStatus>;

  @Field(() => ErrorAnswer, { nullable: true, description: 'Antwoord. Null as long as there is none.' })
  @Inverse('errorReport')
  answer!: ErrorAnswer | null;
}

export const ErrorReportConnection = connectionOf(ErrorReport, 'ErrorReport', 'error-report.read');
