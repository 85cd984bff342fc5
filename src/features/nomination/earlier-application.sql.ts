/**
 * The date of the application of the same client for the same reason that is nearest to a nomination, of those before it: by
 * their day, or by the order in which the hub learned of them, so that no early date gets past one. What was submitted in error
 * is none. It sees what its caller sees, so it is for those who see all nominations.
 */
export const earlierApplicationSql = (row: string): string => `(
  select earlier.submitted_on
  from hub.trajectory own
  join hub.trajectory other on other.client_id = own.client_id
  join hub.nomination earlier on earlier.trajectory_id = other.id and earlier.id <> ${row}.id
  join hub.nomination_reason mine on mine.nomination_id = ${row}.id
  join hub.nomination_reason theirs on theirs.nomination_id = earlier.id and theirs.reason = mine.reason
  where own.id = ${row}.trajectory_id
    and (earlier.submitted_on <= ${row}.submitted_on or exists (
      select from hub.nomination_step this join hub.nomination_step that on that.nomination_id = earlier.id and that.ordinal = 1
      where this.nomination_id = ${row}.id and this.ordinal = 1 and that.recorded_at < this.recorded_at))
    and not exists (
      select from hub.nomination_step mistake
      where mistake.nomination_id = earlier.id and mistake.ground = 'SUBMITTED_IN_ERROR')
  order by abs(earlier.submitted_on - ${row}.submitted_on), earlier.submitted_on limit 1)`;
