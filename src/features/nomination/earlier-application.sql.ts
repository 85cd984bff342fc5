/**
 * The date of the newest application of the same client for the same reason before a nomination; one that was submitted
 * in error is none. It sees what its caller sees, so it is for those who see all nominations.
 */
export const earlierApplicationSql = (row: string): string => `(
  select max(earlier.submitted_on)
  from hub.trajectory own
  join hub.trajectory other on other.client_id = own.client_id
  join hub.nomination earlier on earlier.trajectory_id = other.id and earlier.id <> ${row}.id
    and earlier.submitted_on <= ${row}.submitted_on
  join hub.nomination_reason mine on mine.nomination_id = ${row}.id
  join hub.nomination_reason theirs on theirs.nomination_id = earlier.id and theirs.reason = mine.reason
  where own.id = ${row}.trajectory_id and not exists (
    select from hub.nomination_step mistake
    where mistake.nomination_id = earlier.id and mistake.ground = 'SUBMITTED_IN_ERROR'))`;
