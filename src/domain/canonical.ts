/** A string with half a surrogate pair has no UTF-8 form, so no bytes to hash. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The one JSON text of a value, whatever the order its keys were written in: keys sorted by UTF-16
 * code units, no spaces, numbers and strings as ECMAScript writes them (RFC 8785). Two values are
 * the same data exactly when this is the same text, so its hash can name them.
 *
 * @throws TypeError for what JSON has no word for: undefined, functions, NaN, infinities, broken
 * surrogate pairs, and objects that are neither plain nor arrays.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${Array.from(value as unknown[], canonicalJson).join(',')}]`;
  }
  if (isPlain(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${quoted(key)}:${canonicalJson(value[key])}`).join(',')}}`;
  }
  throw new TypeError(`no canonical JSON for ${Object.prototype.toString.call(value)}`);
}

function quoted(text: string): string {
  if (loneSurrogate.test(text)) throw new TypeError('no canonical JSON for a lone surrogate');
  return JSON.stringify(text);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
