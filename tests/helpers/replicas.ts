import * as Y from 'yjs';
import type { ActionId, PersonId, ProgrammeHash } from '../../src/domain/ids';
import type { Capability } from '../../src/domain/workspace';
import { deriveKeys, viewCapability, type Keys } from '../../src/net/keys';
import { Replica } from '../../src/net/replica';
import { MemoryLogStore } from './memory-log-store';
import { Seeded } from './seeded';
import { wire } from './wire';

export const aHash = 'a'.repeat(64) as ProgrammeHash;
export const anAction = '7.12.3' as ActionId;

/** Keys of one workspace: an editor's and a reader's. */
export async function makeWorkspace(seed = 1): Promise<{
  edit: { capability: Capability; keys: Keys };
  view: { capability: Capability; keys: Keys };
}> {
  const random = new Seeded(seed);
  const capability: Capability = { role: 'edit', seed: random.bytes(new Uint8Array(32)) };
  const keys = await deriveKeys(capability);
  const view = viewCapability(keys);
  return { edit: { capability, keys }, view: { capability: view, keys: await deriveKeys(view) } };
}

/** Opens a replica on a disk of its own; each call is a new page. */
export async function openReplica(
  access: { capability: Capability; keys: Keys },
  options: { store?: MemoryLogStore; seed?: number; name?: string; now?: () => number } = {},
) {
  const store = options.store ?? new MemoryLogStore();
  const random = new Seeded(options.seed ?? 7);
  const id = Array.from({ length: 16 }, () => random.below(16).toString(16)).join('') as PersonId;
  const { replica, report } = await Replica.open({
    ...access,
    store,
    person: { id, name: options.name ?? 'Anna', office: 'Segreteria' },
    now: options.now ?? (() => Date.now()),
    random: random.bytes,
    patienceMs: 500,
  });
  return { replica, report, store };
}

/** Joins two replicas by a wire; returns what cuts it. */
export function join(
  a: Replica,
  b: Replica,
  via: 'tab' | 'network' = 'network',
  options: Parameters<typeof wire>[1] = {},
): () => void {
  const ends = wire(via, options);
  a.connect(ends.a);
  b.connect(ends.b);
  return ends.cut;
}

/** Types a paragraph at the end of a note. */
export function write(replica: Replica, text: string, action: ActionId = anAction): void {
  const fragment = replica.shared.note(action);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  replica.shared.doc.transact(() => fragment.insert(fragment.length, [paragraph]), 'keyboard');
}

/** Waits until `check` holds; fails after `limitMs`. */
export async function until(check: () => boolean, limitMs = 5000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!check()) {
    if (Date.now() > end) throw new Error('It never came to be');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The whole state, comparable. */
export const stateOf = (replica: Replica): string =>
  JSON.stringify(
    [...replica.shared.noteIds()].sort().map((id) => [id, replica.shared.note(id).toJSON()]),
  );
