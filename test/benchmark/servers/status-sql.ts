/** The status of a facility as the hub says it: what its operator reported comes before what documents state. */
export const statusSql = (facility: string): string => `coalesce(
  (select case when regular + reserve > 0 then 'OPEN' else 'CLOSED' end from hub.facility_places
    where facility_id = ${facility}.id and from_date <= current_date and reported order by from_date desc limit 1),
  case when ${facility}.ends_on <= current_date then 'CLOSED' end, ${facility}.stated_status,
  case when exists (select from hub.facility_places where facility_id = ${facility}.id and from_date > current_date)
    then 'PLANNED' end)`;
