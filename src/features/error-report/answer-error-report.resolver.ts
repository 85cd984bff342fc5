import { Arg, Ctx, Extensions, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { isUuid, keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, UserError, userError } from '../../graphql/user-error';
import { checkText } from '../check-input';
import { ErrorOutcome } from './error-report.codes';
import { addAnswer, isLineOf, reportToAnswer } from './error-report.repository';
import { ErrorReport } from './error-report.type';

@InputType({ description: 'Antwoord op een foutmelding. What you did about it, or why it is no error.' })
class AnswerErrorReportInput {
  @Field(() => ID, { description: 'Foutmelding. Global id of the report, from `errorReports`.' })
  errorReport!: string;

  @Field(() => ErrorOutcome, { description: 'Uitkomst. Whether it was corrected, or is no error.' })
  outcome!: CodeOf<typeof ErrorOutcome>;

  @Field({
    description: 'Tekst. For the reporter to read, up to 1000 characters; nothing that points to a person.',
  })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Herstel. Global id of the capacity mutation of the same facility that corrected it; shown to those who see its ledger.',
  })
  correction?: string | null;
}

@Extensions({ slice: 'error-report.answer' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een antwoord. The report with its answer, or what was wrong with the input.',
})
class AnswerErrorReportPayload {
  @Field(() => ErrorReport, {
    nullable: true,
    description:
      'Foutmelding. With its answer: yours, or the first one; null when it is not yours to answer.',
  })
  errorReport!: ErrorReport | null;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

@Resolver()
export class AnswerErrorReportResolver {
  @Mutation(() => AnswerErrorReportPayload, {
    description:
      'Foutmelding beantwoorden. Answers an error report on one of your facilities (the central municipality: on any), once.',
  })
  @Slice('error-report.answer')
  async answerErrorReport(
    @Arg('input', () => AnswerErrorReportInput, { description: 'Antwoord. The answer.' })
    input: AnswerErrorReportInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<AnswerErrorReportPayload> {
    const id = uuidOf('ErrorReport', input.errorReport);
    if (id) await takeTurn(unit, `error-report:${id}`);
    const report = id && (await reportToAnswer(unit, id));
    if (!id || !report) return refused(null, [invalid('ERROR_REPORT_NOT_FOUND', 'errorReport')]);
    const { facilityId, answered } = report;
    if (answered)
      return refused(id, [userError(Conflict, { code: 'ALREADY_ANSWERED', path: ['errorReport'] })]);
    const errors = [
      ...checkText('text', input.text, { shortest: 1, longest: 1000 }),
      ...(await checkCorrection(unit, facilityId, input)),
    ];
    if (errors.length > 0) return refused(id, errors);
    const { outcome, text } = input;
    const correction = uuidOf('CapacityMutation', input.correction);
    await addAnswer(unit, { id, facilityId }, { outcome, text, correction });
    await recordAct(unit, { activity: 'error-report.answer', subjects: [facilityId, id], requestId });
    return { errorReport: Read.one(ErrorReport, id), userErrors: [] };
  }
}

/** What is wrong with the line that is said to have corrected the error. */
async function checkCorrection(
  unit: UnitOfWork,
  facilityId: string,
  { correction, outcome }: AnswerErrorReportInput,
): Promise<UserError[]> {
  if (!correction) return [];
  if (outcome !== 'CORRECTED') return [invalid('CORRECTION_NOT_ALLOWED', 'correction')];
  const line = uuidOf('CapacityMutation', correction);
  if (line && (await isLineOf(unit, line, facilityId))) return [];
  return [invalid('CORRECTION_NOT_FOUND', 'correction')];
}

function uuidOf(type: string, id: string | null | undefined): string | null {
  const key = id ? keyOf(type, id) : null;
  return key && isUuid(key) ? key : null;
}

const invalid = (code: Parameters<typeof userError>[1]['code'], field: string): UserError =>
  userError(InvalidInput, { code, path: [field] });

const refused = (id: string | null, userErrors: UserError[]): AnswerErrorReportPayload => ({
  errorReport: id === null ? null : Read.one(ErrorReport, id),
  userErrors,
});
