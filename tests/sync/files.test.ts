import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteChanges } from '../../src/crdt/merge-preview';
import { plainNote } from '../../src/crdt/note-content';
import { factOf, type EntryId } from '../../src/domain/fact';
import type { ActionId } from '../../src/domain/ids';
import type { Digest, VersionId } from '../../src/domain/version';
import { Failure, problemOf } from '../../src/domain/problem';
import { seal } from '../../src/net/envelope';
import type { Have } from '../../src/net/envelope-log';
import type { Replica } from '../../src/net/replica';
import { WorkspaceDoc } from '../../src/crdt/workspace-doc';
import { MemoryLogStore } from '../helpers/memory-log-store';
import {
  anAction,
  join,
  makeWorkspace,
  openReplica,
  stateOf,
  until,
  write,
} from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';

const another = '1.1.1' as ActionId;
const words = (replica: Replica, id: ActionId = anAction): string =>
  plainNote(replica.shared.note(id));

/** Two editors and a reader of one workspace, who never meet. */
async function apart(names: readonly ('edit' | 'view')[] = ['edit', 'edit']) {
  const workspace = await makeWorkspace();
  const replicas: Replica[] = [];
  for (const [i, role] of names.entries()) {
    globalThis.indexedDB = new IDBFactory();
    const name = ['Anna', 'Bruno', 'Carla'][i] ?? '';
    replicas.push((await openReplica(workspace[role], { seed: i + 1, name })).replica);
  }
  return {
    workspace,
    replicas: replicas as [Replica, Replica, ...Replica[]],
    close: () => Promise.all(replicas.map((replica) => replica.close())),
  };
}

interface File {
  readonly frames: Uint8Array<ArrayBuffer>[];
  readonly knows: Uint8Array<ArrayBuffer>;
}

async function fileOf(replica: Replica, since: Have | null = null): Promise<File> {
  await replica.settled();
  const sealed = await replica.exportEnvelopes(since);
  return { frames: sealed.map(({ bytes }) => bytes), knows: replica.knows };
}

const preview = (replica: Replica, { frames, knows }: File) =>
  replica.previewEnvelopes(frames, knows);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a file is looked at first', () => {
  test('what it would change is told, and nothing changes', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(anna, 'di Anna');
    write(anna, 'altro', another);
    write(bruno, 'di Bruno');
    await bruno.settled();
    const before = Y.encodeStateAsUpdate(bruno.shared.doc);
    const file = await fileOf(anna);
    const { changes, refused, fresh, waits } = await preview(bruno, file);
    expect([...changes].sort((a, b) => (a.action < b.action ? -1 : 1))).toMatchObject([
      { action: another, before: '', after: 'altro', both: false, by: [{ by: { name: 'Anna' } }] },
      { action: anAction, before: 'di Bruno', both: true, by: [{ by: { name: 'Anna' } }] },
    ]);
    expect(
      changes
        .find(({ action }) => action === anAction)
        ?.after.split('\n')
        .sort(),
    ).toEqual(['di Anna', 'di Bruno']);
    expect({ refused, fresh, waits }).toEqual({ refused: 0, fresh: 1, waits: false });
    expect(Y.encodeStateAsUpdate(bruno.shared.doc)).toEqual(before);
    expect(bruno.log.snapshots).toHaveLength(0);
    await close();
  });

  test('a note only one side changed since they last met is no conflict, whatever was there', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(anna, 'insieme');
    write(anna, 'insieme', another);
    await bruno.importEnvelopes((await fileOf(anna)).frames);
    write(anna, 'solo Anna', another);
    write(bruno, 'solo Bruno');
    const { changes } = await preview(bruno, await fileOf(anna));
    expect(changes).toMatchObject([{ action: another, both: false }]);
    await close();
  });

  test('words erased here and written further there are a conflict', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(anna, 'insieme');
    await bruno.importEnvelopes((await fileOf(anna)).frames);
    write(anna, 'ancora');
    bruno.shared.note(anAction).delete(0, 1);
    const { changes } = await preview(bruno, await fileOf(anna));
    expect(changes).toMatchObject([{ action: anAction, before: '', after: 'ancora', both: true }]);
    await close();
  });

  test('one that brings nothing new says so', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(anna, 'una volta');
    const file = await fileOf(anna);
    await bruno.importEnvelopes(file.frames);
    for (const same of [file, await fileOf(anna)]) {
      expect(await preview(bruno, same)).toMatchObject({ changes: [], fresh: 0, name: null });
    }
    await close();
  });

  test('that says nonsense of what its maker knew is shown all the same', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(anna, 'di Anna');
    write(bruno, 'di Bruno');
    const { frames } = await fileOf(anna);
    const random = new Seeded(5);
    for (let length = 0; length < 60; length++) {
      const knows = random.bytes(new Uint8Array(length));
      const { changes } = await preview(bruno, { frames, knows });
      expect(changes).toHaveLength(1);
    }
    await close();
  });

  test('what is recorded on actions is told too, with what will be to decide, and can be taken back', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    const record = (replica: Replica, n: string, value: string, action = anAction) => {
      const { person } = replica;
      const id = n.padStart(12, '0') as EntryId;
      const writing = {
        subject: action,
        field: 'state',
        id,
        value,
        by: person.id,
        at: 5,
        over: [],
      };
      replica.shared.record([writing], person);
    };
    record(anna, '1', 'going');
    record(anna, '2', 'done', another);
    record(bruno, '3', 'suspended');
    const file = await fileOf(anna);
    const { facts, changes } = await preview(bruno, file);
    expect(changes).toEqual([]);
    expect(facts).toMatchObject([
      {
        changed: { of: 'action', action: anAction, field: 'state' },
        before: { kind: 'agreed' },
        after: { kind: 'disputed' },
      },
      {
        changed: { action: another },
        before: { kind: 'unset' },
        after: { entry: { value: 'done' } },
      },
    ]);
    expect(facts.map(({ by }) => by[0]?.by.name)).toEqual(['Anna', 'Anna']);
    const { undo } = await bruno.importEnvelopes(file.frames);
    const states = () =>
      [anAction, another].map((action) => factOf(bruno.shared.facts.entries(action, 'state')).kind);
    expect(states()).toEqual(['disputed', 'agreed']);
    expect((await preview(bruno, file)).facts).toEqual([]);
    expect(undo?.()).toBe(true);
    expect(states()).toEqual(['agreed', 'unset']);
    await close();
  });

  test('what is recorded for the whole workspace and versions are told too', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    const record = (replica: Replica, n: string, field: string, value: string) => {
      const { person } = replica;
      const head = { subject: 'state:doing-abcdefghijkl', by: person.id, at: 5, over: [] };
      replica.shared.record(
        [{ ...head, field, id: n.padStart(12, '0') as EntryId, value }],
        person,
      );
    };
    record(anna, '1', 'name', 'In gara');
    record(anna, '2', 'colour', 'green');
    record(bruno, '3', 'colour', 'red');
    const digest = 'a'.repeat(64) as Digest;
    const version = {
      id: 'v'.repeat(12) as VersionId,
      number: 3,
      name: 'Giunta',
      by: anna.person.id,
      at: 7,
      setDay: null,
      hash: digest,
      manifest: { facts: digest, notes: {} },
    };
    anna.shared.versions.add(version, new Map([[digest, new Uint8Array([3, 0])]]), 'test');
    const file = await fileOf(anna);
    const { records, versions, facts } = await preview(bruno, file);
    expect(facts).toEqual([]);
    const byField = records.toSorted((a, b) => (a.changed.field < b.changed.field ? 1 : -1));
    expect(byField).toMatchObject([
      { changed: { of: 'record', kind: 'state', field: 'name' }, title: 'In gara' },
      { changed: { field: 'colour' }, before: { kind: 'agreed' }, after: { kind: 'disputed' } },
    ]);
    expect(records.map(({ by }) => by[0]?.by.name)).toEqual(['Anna', 'Anna']);
    expect(versions).toMatchObject([{ version, by: { name: 'Anna' } }]);
    const { undo } = await bruno.importEnvelopes(file.frames);
    expect(await preview(bruno, file)).toMatchObject({ records: [], versions: [] });
    expect(undo?.()).toBe(true);
    const { facts: kept, versions: book } = bruno.shared;
    expect(factOf(kept.entries('state:doing-abcdefghijkl', 'name')).kind).toBe('unset');
    expect(book.all).toMatchObject([version]); // copies that nobody is in the way of
    await close();
  });

  test('only the look of a word changes: the note is told, with the same words', () => {
    const mine = new WorkspaceDoc();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('parola')]);
    mine.note(anAction).insert(0, [paragraph]);
    const merged = new WorkspaceDoc();
    Y.applyUpdate(merged.doc, Y.encodeStateAsUpdate(mine.doc));
    const text = (merged.note(anAction).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(0, 6, { bold: true });
    expect(noteChanges(mine, merged, null)).toMatchObject([
      { action: anAction, before: 'parola', after: 'parola' },
    ]);
  });
});

describe('a file is taken in', () => {
  test('in part, where part of it is not signed by the workspace: the rest is kept', async () => {
    const { replicas, workspace, close } = await apart(['edit', 'edit', 'view']);
    const [anna, bruno, reader] = replicas;
    write(anna, 'firmata');
    const { frames, knows } = await fileOf(anna);
    const stranger = await makeWorkspace(99);
    const doc = new Y.Doc();
    doc.getXmlFragment(`note:${another}`).insert(0, [new Y.XmlText('falsa')]);
    const head = { kind: 'update', session: 'ab'.repeat(8) as never, seq: 1, time: 1 } as const;
    const payload = Y.encodeStateAsUpdate(doc);
    const forged = await seal(stranger.edit.keys, { ...head, payload });
    const altered = frames[0]!.slice();
    altered[altered.length - 1]! ^= 1;
    const garbage = await seal(workspace.edit.keys, {
      ...head,
      payload: new Uint8Array([9, 9, 9]),
    });
    const mixed = [forged, ...frames, altered, new Uint8Array(5), garbage];
    for (const replica of [bruno, reader!]) {
      expect(await replica.previewEnvelopes(mixed, knows)).toMatchObject({ refused: 4, fresh: 1 });
      expect(await replica.importEnvelopes(mixed)).toMatchObject({ taken: 1, refused: 4 });
      expect(words(replica)).toBe('firmata');
      expect(replica.shared.noteIds()).toEqual([anAction]);
    }
    await close();
  });

  test('with only what is new since the last, in any order and twice', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(anna, 'prima');
    const first = await fileOf(anna);
    const have = new Map(anna.log.have);
    write(anna, 'seconda');
    const second = await fileOf(anna, have);
    expect(second.frames).toHaveLength(1);
    expect(await preview(bruno, second)).toMatchObject({ changes: [], fresh: 1, waits: true });
    for (const { frames } of [second, second, first, second, first]) {
      await bruno.importEnvelopes(frames);
    }
    expect(words(bruno)).toBe('prima\nseconda');
    const nothing = await fileOf(anna, new Map(anna.log.have));
    expect(nothing.frames).toEqual([]);
    await close();
  });

  test('and is passed on to who is connected', async () => {
    const { replicas, close } = await apart(['edit', 'edit', 'view']);
    const [anna, bruno, reader] = replicas;
    join(bruno, reader!);
    write(anna, 'di Anna');
    await bruno.importEnvelopes((await fileOf(anna)).frames);
    await until(() => words(reader!) === 'di Anna');
    await close();
  });

  test('for good: a page opened later has it', async () => {
    const workspace = await makeWorkspace();
    const anna = await openReplica(workspace.edit, { seed: 1 });
    write(anna.replica, 'di Anna');
    const { frames } = await fileOf(anna.replica);
    const store = new MemoryLogStore();
    globalThis.indexedDB = new IDBFactory();
    const bruno = await openReplica(workspace.edit, { seed: 2, store });
    await bruno.replica.importEnvelopes(frames);
    await until(() => bruno.replica.saved.kind === 'saved' && store.envelopes.size > 0);
    await bruno.replica.close();
    globalThis.indexedDB = new IDBFactory();
    const again = await openReplica(workspace.edit, { seed: 3, store });
    expect(words(again.replica)).toBe('di Anna');
    await Promise.all([anna.replica.close(), again.replica.close()]);
  });
});

describe('a merge is taken back', () => {
  test('whole: the notes are as they were, for colleagues too', async () => {
    const { replicas, close } = await apart(['edit', 'edit', 'view']);
    const [anna, bruno, reader] = replicas;
    write(anna, 'insieme');
    const shared = await fileOf(anna);
    for (const replica of [bruno, reader!]) await replica.importEnvelopes(shared.frames);
    write(anna, 'di Anna');
    write(anna, 'altro', another);
    anna.shared.note(anAction).delete(0, 1);
    const before = stateOf(bruno);
    const { undo } = await bruno.importEnvelopes((await fileOf(anna)).frames);
    expect(words(bruno)).toBe('di Anna');
    expect(undo?.()).toBe(true);
    expect(stateOf(bruno)).toBe(before);
    await bruno.settled();
    for (const replica of [reader!, anna]) {
      await replica.importEnvelopes((await fileOf(bruno)).frames);
      expect(stateOf(replica)).toBe(before);
    }
    expect(undo?.()).toBe(false);
    expect(stateOf(bruno)).toBe(before);
    await close();
  });

  test('and what anybody wrote since stays, also inside what it brought', async () => {
    const { replicas, close } = await apart();
    const [anna, bruno] = replicas;
    write(bruno, 'di Bruno');
    write(anna, 'di Anna');
    write(anna, 'anche');
    const { undo } = await bruno.importEnvelopes((await fileOf(anna)).frames);
    const note = bruno.shared.note(anAction);
    const hers = note
      .toArray()
      .find((node) => (node as Y.XmlElement).toJSON().includes('di Anna')) as Y.XmlElement;
    (hers.get(0) as Y.XmlText).insert(3, '[poi] ');
    write(bruno, 'dopo');
    write(bruno, 'pure', another);
    undo?.();
    expect(words(bruno).split('\n').sort()).toEqual(['[poi] ', 'di Bruno', 'dopo']);
    expect(words(bruno, another)).toBe('pure');
    await close();
  });

  test('alone: what came over the network meanwhile is no part of it', async () => {
    const { replicas, close } = await apart(['edit', 'edit', 'edit']);
    const [anna, bruno, carla] = replicas;
    write(anna, 'dal file');
    const { frames } = await fileOf(anna);
    join(bruno, carla!);
    write(carla!, 'dalla rete');
    const importing = bruno.importEnvelopes(frames);
    write(carla!, 'ancora');
    const { undo } = await importing;
    await until(() => words(bruno).includes('ancora') && words(bruno).includes('dalla rete'));
    undo?.();
    expect(words(bruno).split('\n').sort()).toEqual(['ancora', 'dalla rete']);
    await close();
  });

  test('only by who can write, and only where it changed notes', async () => {
    const { replicas, close } = await apart(['edit', 'edit', 'view']);
    const [anna, bruno, reader] = replicas;
    write(anna, 'di Anna');
    const { frames } = await fileOf(anna);
    expect((await reader!.importEnvelopes(frames)).undo).toBeNull();
    expect((await bruno.importEnvelopes(frames)).undo).not.toBeNull();
    expect((await bruno.importEnvelopes(frames)).undo).toBeNull();
    await close();
  });
});

test('files exchanged in any order, twice, lost, and taken back at times, bring all to the same', async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const random = new Seeded(seed);
    const { replicas, close } = await apart(['edit', 'edit', 'view']);
    const files: File[] = [];
    for (let step = 0; step < 24; step++) {
      const replica = random.pick(replicas);
      const act = random.below(6);
      if (act < 2 && replica.role === 'edit') {
        write(replica, `${seed}.${step}`, random.pick([anAction, another]));
      } else if (act === 2 && (replica.role === 'edit' || replica.log.have.size > 0)) {
        const since = random.below(2) ? new Map(replica.log.have) : null;
        files.push(await fileOf(replica, random.below(3) ? null : since));
      } else if (files.length > 0) {
        const { frames } = random.pick(files);
        const part = random.below(3) ? frames : frames.slice(random.below(frames.length + 1));
        const { undo } = await replica.importEnvelopes(part);
        if (random.below(4) === 0) undo?.();
      }
    }
    const [anna, bruno] = replicas;
    for (let round = 0; round < 2; round++) {
      for (const from of [anna, bruno]) {
        const { frames } = await fileOf(from);
        for (const to of replicas) await to.importEnvelopes(frames);
      }
    }
    const states = replicas.map(stateOf);
    expect(states, `seed ${seed}`).toEqual([states[0], states[0], states[0]]);
    const lines = [words(anna), words(anna, another)].join('\n').split('\n').filter(Boolean);
    expect(new Set(lines).size, `seed ${seed} doubles nothing`).toBe(lines.length);
    await close();
  }
});

describe('a reader', () => {
  test('whose log is gone does not hand out an empty file', async () => {
    const workspace = await makeWorkspace();
    const anna = await openReplica(workspace.edit, { seed: 1 });
    write(anna.replica, 'di Anna');
    const { frames } = await fileOf(anna.replica);
    globalThis.indexedDB = new IDBFactory();
    const store = new MemoryLogStore();
    const reader = await openReplica(workspace.view, { seed: 2, store });
    await reader.replica.importEnvelopes(frames);
    await reader.replica.settled();
    expect((await reader.replica.exportEnvelopes()).length).toBe(1);
    await reader.replica.close();

    // The log's database was deleted; the stored document is there still.
    const bereft = await openReplica(workspace.view, { seed: 3, store: new MemoryLogStore() });
    expect(words(bereft.replica)).toBe('di Anna');
    const error = await bereft.replica.exportEnvelopes().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect(problemOf(error).kind).toBe('log-incomplete');
    await Promise.all([anna.replica.close(), bereft.replica.close()]);
  });

  test('passes on byte for byte what editors signed', async () => {
    const { replicas, close } = await apart(['edit', 'edit', 'view']);
    const [anna, bruno, reader] = replicas;
    write(anna, 'di Anna');
    await reader!.importEnvelopes((await fileOf(anna)).frames);
    await bruno.importEnvelopes((await fileOf(reader!)).frames);
    expect(words(bruno)).toBe('di Anna');
    await close();
  });
});
