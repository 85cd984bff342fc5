import { prepared } from '../prepared';
import { code, list, object, orNull, plain, text } from './json';
import { read } from './shape';

const value = object({
  period: text('v.period'),
  value: plain('case when v.value_min = v.value_max then v.value_min end'),
  unit: code('v.unit'),
  origin: code('v.origin'),
  municipality: orNull(
    `(select ${object({ name: text('name') })} from hub.municipality where id = v.municipality_id)`,
  ),
});

const node = object({
  code: text('i.id'),
  name: object({ nl: text(`i.name ->> 'nl'`), en: text(`i.name ->> 'en'`) }),
  unit: code('i.unit'),
  values: object({ nodes: 'v.nodes' }),
});

const sql = `
  select ${object({ indicators: list(node, 'i.id') })} as json
  from hub.indicator i
  cross join lateral (
    select ${list(value, 'v.id')} as nodes
    from (select * from hub.indicator_value where indicator_id = i.id order by id limit 100) v
  ) v
  where i.id = any ($1::text[])`;

export const series = read(({ role, variables }) => prepared(role, sql, [variables.codes]));
