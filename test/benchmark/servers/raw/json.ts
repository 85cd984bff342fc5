// SQL expressions that yield JSON as text. Written together as text they were measured 10 to 15 % faster than
// json_build_object, and shorter. An object is null where its row is not there.

/** A text of any content, or null. */
export const text = (expression: string): string => `coalesce(to_json(${expression})::text, 'null')`;

/** A text that needs no escaping (a code, a date), or null. */
export const code = (expression: string): string => `coalesce('"' || ${expression} || '"', 'null')`;

/** A number or a truth value, or null. */
export const plain = (expression: string): string => `coalesce((${expression})::text, 'null')`;

/** A moment as the hub writes it. */
export const moment = (expression: string): string =>
  code(`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** What Node calls base64url. */
export const base64url = (expression: string): string =>
  `rtrim(translate(encode(convert_to(${expression}, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')`;

export const globalId = (type: string, key: string): string =>
  `'"' || ${base64url(`'${type}:' || ${key}`)} || '"'`;

/** An object whose fields are given as SQL expressions of JSON. */
export const object = (fields: Record<string, string>): string => {
  const parts = Object.entries(fields).map(
    ([name, json], i) => `'${i === 0 ? '{' : ','}"${name}":' || ${json}`,
  );
  return `${parts.join(' || ')} || '}'`;
};

/** A list of all rows of a statement's group. */
export const list = (json: string, order: string): string =>
  `'[' || coalesce(string_agg(${json}, ',' order by ${order}), '') || ']'`;

/** What stands in a column, or null where its row is not there. */
export const orNull = (expression: string): string => `coalesce(${expression}, 'null')`;
