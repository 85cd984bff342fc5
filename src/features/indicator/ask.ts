import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import { answerQuestion } from './answer-question';
import type { Figures, NotPublished, Question } from './figures';

/** Answers a question. One that is not published leaves a line: many of them in a row look for a way around. */
export async function ask(
  unit: UnitOfWork,
  question: Question,
  requestId: string,
): Promise<Figures | NotPublished> {
  const answer = await answerQuestion(unit, question);
  if (answer.kind === 'NotPublished') {
    const { measure } = question;
    await recordAct(unit, { activity: 'indicator.notPublished', subjects: [measure.code], requestId });
  }
  return answer;
}
