/** JSON with integers of any size, written the way Python's json.dumps does. */

export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json };

/** Marks, between the two halves of parse(), integers that a double cannot hold. No JSON text of CRIT starts like this. */
const MARK = '\u0000int:';

export function stringify(value: Json): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(
      /[\u007f-\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(stringify).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${stringify(item)}`)
    .join(', ')}}`;
}

/** The same over several lines, indented by four spaces, as json.dumps(…, indent=4). */
export function indented(value: Json, margin = ''): string {
  if (value === null || typeof value !== 'object') return stringify(value);
  const deeper = `${margin}    `;
  const [open, close, items] = isArray(value)
    ? ['[', ']', value.map((item) => indented(item, deeper))]
    : ['{', '}', Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${indented(item, deeper)}`)];
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${margin}${close}`;
}

/** @throws {SyntaxError} */
export function parse(text: string): Json {
  // Strings are matched first, so that digits inside of them stay what they are. A loop over one class needs no stack, however
  // long the string is.
  const marked = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : `"${MARK.replace('\u0000', '\\u0000')}${token}"`,
  );
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value,
  ) as Json;
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
