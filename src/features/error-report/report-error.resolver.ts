import { Arg, Ctx, Extensions, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, UserError, userError } from '../../graphql/user-error';
import { checkReference, checkText } from '../check-input';
import { ErrorSubject } from './error-report.codes';
import { addReport, facilityExists, reportedAs, type GivenReport } from './error-report.repository';
import { ErrorReport } from './error-report.type';

@InputType({
  description: 'Melding van een fout. What is wrong about a facility, also of what is not shown to you.',
})
class ReportErrorInput {
  @Field(() => ID, { description: 'Voorziening. Global id of the facility, from `facilities`.' })
  facility!: string;

  @Field(() => ErrorSubject, { description: 'Onderwerp. What of it is wrong.' })
  about!: CodeOf<typeof ErrorSubject>;

  @Field({
    description:
      'Tekst. What is wrong and how it should be, up to 1000 characters; nothing that points to a person.',
  })
  text!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this report, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'error-report.write' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een melding. The recorded error report, or what was wrong with the input.',
})
class ReportErrorPayload {
  @Field(() => ErrorReport, {
    nullable: true,
    description: 'Foutmelding. The recorded report; null when there are user errors.',
  })
  errorReport!: ErrorReport | null;

  @Field({
    description: 'Al gemeld. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyReported!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

@Resolver()
export class ReportErrorResolver {
  @Mutation(() => ReportErrorPayload, {
    description:
      'Fout melden aan de bron. Reports an error on a facility to its operator, who answers it. ' +
      'Sending the same reference twice changes nothing.',
  })
  @Slice('error-report.write')
  async reportError(
    @Arg('input', () => ReportErrorInput, { description: 'Melding. What is wrong.' })
    { facility, about, text, reference }: ReportErrorInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<ReportErrorPayload> {
    const report: GivenReport = { facilityId: keyOf('Facility', facility) ?? '', about, text };
    const earlier = await reportedAs(unit, reference);
    if (earlier) return isSame(earlier, report) ? recorded(earlier.id, true) : refused([reused()]);
    const known = await facilityExists(unit, report.facilityId);
    const errors = [
      ...(known ? [] : [userError(InvalidInput, { code: 'FACILITY_NOT_FOUND', path: ['facility'] })]),
      ...checkText('text', text, { shortest: 1, longest: 1000 }),
      ...checkReference(reference),
    ];
    if (errors.length > 0) return refused(errors);
    const id = await addReport(unit, report, reference);
    await recordAct(unit, { activity: 'error-report.write', subjects: [report.facilityId, id], requestId });
    return recorded(id, false);
  }
}

const isSame = (one: GivenReport, other: GivenReport): boolean =>
  one.facilityId === other.facilityId && one.about === other.about && one.text === other.text;

const recorded = (id: string, alreadyReported: boolean): ReportErrorPayload => ({
  errorReport: Read.one(ErrorReport, id),
  alreadyReported,
  userErrors: [],
});

const refused = (userErrors: UserError[]): ReportErrorPayload => ({
  errorReport: null,
  alreadyReported: false,
  userErrors,
});

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
