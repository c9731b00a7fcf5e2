import * as v from 'valibot';
import type { Timestamp } from './ids';
import type { Person } from './person';
import { personSchema } from './presence';

/** How fresh a copy is: what an editor last said, signed, of what there was. */
export interface Freshness {
  /** Up to when this copy is known to hold everything, by that editor's clock; null where it never was. */
  readonly upTo: { readonly at: Timestamp; readonly by: Person } | null;
  /** An editor is known to have had more than this copy has. */
  readonly behind: boolean;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const signerLimit = 1024;

/** Who says it, as bytes of JSON. */
export const encodeSigner = ({ id, name, office }: Person): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify({ id, name, office }));

/** The same from outside, every field checked, or null. */
export function parseSigner(bytes: Uint8Array): Person | null {
  if (bytes.length > signerLimit) return null;
  try {
    const parsed = v.safeParse(personSchema, JSON.parse(decoder.decode(bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // not UTF-8 or not JSON
  }
}
