import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkRecipient, openFor } from './hand-over';
import { handedAs, type HandOver } from './hand-over.repository';
import { reused } from './refusals';
import type { ReportTrajectoryEventInput } from './report-event.input';
import type { KnownTrajectory } from './trajectory.repository';

/** The field of a report that says to whom its decision opens the trajectory. */
const within = ['handTo'];

const toHandOver = ({ handTo, happenedOn, reference }: ReportTrajectoryEventInput): HandOver | null =>
  handTo
    ? {
        ...{ partner: keyOf('Partner', handTo.partner) ?? '', role: handTo.role },
        ...{ happenedOn, reference, withDecision: true },
      }
    : null;

/** Whether the report that has this reference opened the trajectory to the same partner, or to nobody as this one does. */
export async function wasHandedSo(unit: UnitOfWork, input: ReportTrajectoryEventInput): Promise<boolean> {
  const handed = await handedAs(unit, input.reference);
  const before = handed?.withDecision ? handed : null;
  const now = toHandOver(input);
  return before?.partner === now?.partner && before?.role === now?.role;
}

/** A decision that grants access can open the trajectory itself, by the rules of every hand-over. */
export async function checkHandTo(
  unit: UnitOfWork,
  input: ReportTrajectoryEventInput,
  trajectory: KnownTrajectory,
): Promise<UserError[]> {
  const handOver = toHandOver(input);
  if (!handOver) return [];
  const { kind, reference } = input;
  if (kind !== 'ACCESS_GRANTED')
    return [userError(InvalidInput, { code: 'HAND_TO_NOT_ALLOWED', path: within, values: { kind } })];
  if (await handedAs(unit, reference)) return [reused()];
  return checkRecipient(unit, handOver, trajectory, within);
}

export async function openWithDecision(
  context: OperationContext,
  input: ReportTrajectoryEventInput,
  trajectory: KnownTrajectory,
): Promise<UserError[]> {
  const handOver = toHandOver(input);
  return handOver ? openFor(context, trajectory, handOver, within) : [];
}
