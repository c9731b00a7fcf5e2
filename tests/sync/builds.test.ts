import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Workspace } from '../../src/app/workspace.svelte';
import { anchorAt, placesIn } from '../../src/crdt/note-anchor';
import { isBlank, isEditable, plainNote, readNote } from '../../src/crdt/note-content';
import { guardNote } from '../../src/crdt/note-guard';
import { fromDisk, WorkspaceDoc } from '../../src/crdt/workspace-doc';
import { readFile, writeHandover } from '../../src/documents/handover';
import { writeCopy } from '../../src/documents/copy';
import type { EntryId } from '../../src/domain/fact';
import type { PersonId } from '../../src/domain/ids';
import { sealFork } from '../../src/net/fork';
import type { Reach } from '../../src/net/reach';
import type { Replica } from '../../src/net/replica';
import { MemoryLogStore } from '../helpers/memory-log-store';
import {
  aHash,
  anAction,
  join,
  makeWorkspace,
  openReplica,
  until,
  write,
} from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';

/** A page of this build: its replica, what its screens see of it, and the disk it is on. */
interface Page {
  readonly replica: Replica;
  readonly workspace: Workspace;
  readonly disk: Disk;
}
interface Disk {
  readonly store: MemoryLogStore;
  readonly documents: IDBFactory;
}

const { bytes: random } = new Seeded(99);
const reader = {
  blocks: readNote,
  plain: plainNote,
  blank: isBlank,
  editable: isEditable,
  anchor: anchorAt,
  places: placesIn,
  guard: guardNote,
};
const anna = 'aaaaaaaaaaaaaaaa' as PersonId;
const entry = (n: number) => n.toString(36).padStart(12, '0') as EntryId;

let access: Awaited<ReturnType<typeof makeWorkspace>>;
let opened: Replica[] = [];
let seeds = 0;

const newDisk = (): Disk => ({ store: new MemoryLogStore(), documents: new IDBFactory() });

async function open(role: 'edit' | 'view', disk = newDisk()): Promise<Page> {
  globalThis.indexedDB = disk.documents;
  const { replica } = await openReplica(access[role], { store: disk.store, seed: ++seeds });
  opened.push(replica);
  const nobody: unknown = {}; // is paired here
  const ports = { now: () => 5, random };
  return {
    replica,
    workspace: new Workspace(replica, ports, reader, writeCopy, nobody as Reach),
    disk,
  };
}

/** The same device later: what was in memory is gone. */
async function reload({ replica, disk }: Page): Promise<Page> {
  await until(() => replica.saved.kind === 'saved');
  await replica.close();
  return open(replica.role, disk);
}

/** What a build before it left, as a document both builds know. */
function writeOld({ shared }: Replica): void {
  shared.found('Spazio', aHash);
  const at = { subject: anAction, field: 'state', id: entry(1), over: [] };
  shared.record([{ ...at, value: 'going', by: anna, at: 1 }], {
    id: anna,
    name: 'Anna',
    office: '',
  });
}

/** What a build of the future writes: all of it of kinds this one has never heard of. */
function writeNewer({ shared: { doc } }: Replica, from = 0, times = 1): void {
  for (let n = from; n < from + times; n++) {
    doc.transact(() => {
      const meta = doc.getMap<unknown>('meta');
      meta.set('schema', 2);
      meta.set('seats', { council: 32, n });
      const people = doc.getMap<unknown>('people');
      people.set(anna, {
        v: 2,
        name: 'Anna',
        office: '',
        roles: ['rup'],
        photo: new Uint8Array(9),
      });
      people.set(`team:${n}`, { v: 2, members: [anna] });
      const facts = doc.getMap<unknown>('facts');
      const by = { v: 2, by: anna, at: n };
      facts.set(`${anAction}/state/${entry(10 + n)}`, { ...by, x: 'blocked', over: [entry(1)] });
      facts.set(`${anAction}/cost/${entry(10 + n)}`, { ...by, x: { money: 12, cents: n } });
      facts.set(`${anAction}/progress/${entry(10 + n)}`, { ...by, x: { money: 12 }, sure: 0.5 });
      facts.set(`${anAction}:z-${entry(n)}/title/${entry(10 + n)}`, { ...by, x: 'Rischio' });
      facts.set(`office:7/name/${entry(10 + n)}`, { ...by, x: 'Anagrafe' });
      facts.set(`${anAction}/state/${entry(n)}/why/deep`, { ...by, x: [[n]] });
      doc.getMap('touches').set(`${anAction}/${anna}/${n}`, { at: n, lines: [1, 2] });
      doc.getArray('agenda').push([{ on: '2031-01-01', n }]);
      doc.getText('minutes').insert(0, `verbale ${n} `);
      const plan = new Y.Map<unknown>();
      doc.getMap('plans').set(String(n), plan);
      plan.set('steps', Y.Array.from([1, new Y.Text('passo')]));
      writeNote(doc.getXmlFragment(`note:${anAction}`), n);
      writeNote(doc.getXmlFragment('note:office-7'), n);
    }, 'keyboard');
  }
}

function writeNote(note: Y.XmlFragment, n: number): void {
  const words = new Y.XmlText('un grafico');
  words.format(3, 7, { highlight: { color: 'giallo' } });
  words.insertEmbed(2, { image: String(n) });
  const chart = new Y.XmlElement('chart');
  chart.setAttribute('data', [n, 2] as unknown as string);
  const axis = new Y.XmlElement('axis');
  chart.insert(0, [axis, new Y.XmlText(`asse ${n}`), new Y.XmlHook('widget') as never]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('align', 'center');
  paragraph.insert(0, [words]);
  note.insert(note.length, [paragraph, chart]);
}

/** Every root, those included that this build has no name for. */
function contentOf({ shared: { doc } }: Replica): unknown {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const notes = [...doc.share.keys()].filter((name) => name.startsWith('note:')).sort();
  return {
    maps: ['meta', 'people', 'facts', 'touches', 'plans'].map((name) => copy.getMap(name).toJSON()),
    agenda: copy.getArray('agenda').toJSON(),
    minutes: copy.getText('minutes').toDelta() as unknown,
    notes: notes.map((name) => [name, copy.getXmlFragment(name).toJSON()]),
    roots: [...copy.share.keys()].sort(),
  };
}

/** Nothing was added and nothing taken away: not a letter, not a deletion. */
function isUntouched(replica: Replica, newer: Replica): void {
  const [mine, theirs] = [replica.shared.doc, newer.shared.doc];
  expect(contentOf(replica)).toEqual(contentOf(newer));
  expect(Y.encodeStateVector(mine)).toEqual(Y.encodeStateVector(theirs));
  expect(Y.equalSnapshots(Y.snapshot(mine), Y.snapshot(theirs))).toBe(true);
}

/** All that a person can do at a screen of the older build. */
function tryToWrite({ workspace, replica }: Page): void {
  expect(workspace.newer).toBe(true);
  expect(workspace.canEdit).toBe(false);
  expect(workspace.tracking.canEdit).toBe(false);
  expect(workspace.items.canEdit).toBe(false);
  expect(workspace.note(anAction).editability).toBe('read-only');
  expect(workspace.tracking.set([{ action: anAction, field: 'state', value: 'done' }])).toBe(0);
  const fact = { subject: anAction, field: 'state', value: 'done' };
  expect(workspace.facts.set([fact])).toBe(0);
  expect(workspace.tracking.undo()).toBe(0);
  workspace.rename('Altro nome');
  workspace.sign({ ...replica.person, name: 'Altra firma' });
  workspace.enter(anAction);
}

/** All that this build makes of it, unknown things included: nothing throws. */
function readAll({ workspace }: Page): void {
  expect(workspace.name).toBe('Spazio');
  expect(workspace.note(anAction).plain).toContain('asse');
  expect(workspace.note(anAction).blocks).toContainEqual(
    expect.objectContaining({ kind: 'unknown', name: 'chart' }),
  );
  expect([...workspace.tracking.all.keys()]).toEqual([anAction]);
  expect([...workspace.items.of(anAction, 'milestone'), ...workspace.items.bin(anAction)]).toEqual(
    [],
  );
}

/** A hand-over file, through the bytes of it. */
async function fileOf({ workspace, replica }: Page) {
  await replica.settled();
  const key = { kind: 'space', readKey: new Uint8Array(32).fill(3) } as const;
  const bytes = await writeHandover(await workspace.pack(9, 'Bruno'), workspace.id, key, random);
  const file = await readFile(bytes);
  if (file.kind !== 'locked') throw new Error('a hand-over is locked');
  return file.open(key);
}

beforeEach(async () => {
  access = await makeWorkspace();
});

afterEach(async () => {
  await Promise.all(opened.map((replica) => replica.close()));
  opened = [];
});

describe.each(['edit', 'view'] as const)('an older build (%s) with a newer one', (role) => {
  test('reads, keeps and hands on all of it, and writes nothing', async () => {
    const newer = await open('edit');
    writeOld(newer.replica);
    let older = await open(role);
    const cut = join(newer.replica, older.replica);
    await until(() => older.workspace.name === 'Spazio');
    expect(older.workspace.canEdit).toBe(role === 'edit');
    writeNewer(newer.replica);
    await newer.replica.settled();
    await until(() => older.workspace.newer);
    const caughtUp = () =>
      expect.poll(() => contentOf(older.replica)).toEqual(contentOf(newer.replica));
    await caughtUp();
    readAll(older);
    tryToWrite(older);
    isUntouched(older.replica, newer.replica);

    cut();
    older = await reload(older);
    readAll(older);
    tryToWrite(older);
    isUntouched(older.replica, newer.replica);

    // Neither did what was tried go to the newer one, nor does it when they meet again.
    const before = Y.encodeStateAsUpdate(newer.replica.shared.doc);
    const content = contentOf(newer.replica);
    join(older.replica, newer.replica);
    await until(() => older.replica.reached.size === 1);
    await newer.replica.importEnvelopes((await fileOf(older)).frames);
    expect(Y.encodeStateAsUpdate(newer.replica.shared.doc)).toEqual(before);
    expect(contentOf(newer.replica)).toEqual(content);
  });

  test('hands it on by file, looked at first, to a newer one that had nothing', async () => {
    const newer = await open('edit');
    writeOld(newer.replica);
    writeNewer(newer.replica, 0, 3);
    const older = await open(role);
    const file = await fileOf(newer);
    const { refused, fresh } = await older.workspace.preview(file);
    expect({ refused, fresh: fresh > 0 }).toEqual({ refused: 0, fresh: true });
    expect((await older.workspace.importFrames(file.frames)).refused).toBe(0);
    tryToWrite(older);
    isUntouched(older.replica, newer.replica);
    const again = await reload(older);
    const another = await open('edit');
    await another.workspace.importFrames((await fileOf(again)).frames);
    isUntouched(another.replica, newer.replica);
  });
});

describe('an older build', () => {
  test('shortens a log it cannot all read, and nothing of it is lost', async () => {
    const newer = await open('edit');
    writeOld(newer.replica);
    for (let n = 0; n < 320; n++) {
      writeNewer(newer.replica, n);
      await newer.replica.settled();
    }
    // Change by change, as the log of a colleague comes: not shortened yet.
    const frames = newer.replica.log.missing(new Map()).map(({ bytes }) => bytes);
    expect(frames.length).toBeGreaterThan(300);
    const older = await open('edit');
    await older.workspace.importFrames(frames);
    const kinds = () => [...older.disk.store.envelopes.values()].map(({ sealed }) => sealed.kind);
    await until(() => kinds().join() === 'snapshot', 20_000);
    isUntouched(older.replica, newer.replica);
    await older.replica.close();
    // From the snapshot alone: the stored document is gone.
    const again = await open('edit', { store: older.disk.store, documents: new IDBFactory() });
    tryToWrite(again);
    isUntouched(again.replica, newer.replica);
  });

  test('saves no words from a place that was deleted: that is for the newer one', async () => {
    const newer = await open('edit');
    writeOld(newer.replica);
    write(newer.replica, 'prima');
    writeNewer(newer.replica);
    const older = await open('edit');
    await older.workspace.importFrames((await fileOf(newer)).frames);
    // A colleague who has not heard of it writes in what the newer build deletes.
    const colleague = await open('edit');
    await colleague.workspace.importFrames((await fileOf(newer)).frames);
    newer.replica.shared.note(anAction).delete(0, 1);
    await older.workspace.importFrames((await fileOf(newer)).frames);
    const known = colleague.workspace.have;
    const first = colleague.replica.shared.note(anAction).get(0) as Y.XmlElement;
    (first.get(0) as Y.XmlText).insert(5, ' e dopo');
    await colleague.replica.settled();
    const late = colleague.replica.log.missing(known).map(({ bytes }) => bytes);

    let written = 0;
    older.replica.shared.doc.on('update', (_update, _origin, _doc, { local }) => {
      if (local) written++;
    });
    expect((await older.workspace.importFrames(late)).taken).toBeGreaterThan(0);
    await newer.workspace.importFrames(late);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(written).toBe(0);
    // It passes them on, to whoever may save them.
    const later = older.replica.log.missing(known).map(({ bytes }) => bytes);
    expect(later).toEqual(expect.arrayContaining(late));
    await colleague.replica.settled();
  });

  test('copies a newer workspace under keys of its own with all that is in it', async () => {
    const newer = await open('edit');
    writeOld(newer.replica);
    writeNewer(newer.replica);
    const older = await open('edit');
    await older.workspace.importFrames((await fileOf(newer)).frames);
    const into = await makeWorkspace(2);
    const session = 'f'.repeat(16) as Replica['session'];
    const first = await sealFork(older.workspace.document, 'Spazio', {
      keys: into.edit.keys,
      session,
      time: 1,
    });
    access = into;
    const copy = await open('edit');
    await copy.replica.importEnvelopes([first.bytes]);
    expect(contentOf(copy.replica)).toEqual(contentOf(newer.replica));
    tryToWrite(copy);
  });

  test('in a workspace of its own kind writes beside single things it cannot read, and keeps them', () => {
    const [newer, older] = [new WorkspaceDoc(), new WorkspaceDoc()];
    const pass = (from: WorkspaceDoc, to: WorkspaceDoc) =>
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), fromDisk);
    newer.found('Spazio', aHash);
    const person = { id: anna, name: 'Anna', office: '' };
    const at = { subject: anAction, field: 'state', by: anna, at: 1 };
    newer.record([{ ...at, id: entry(1), value: 'going', over: [] }], person);
    const record = { v: 2, x: { money: 12 }, by: anna, at: 2, over: [entry(1)] };
    newer.facts.root.set(`${anAction}/state/${entry(2)}`, record);
    newer.doc.getMap('people').set(anna, { v: 1, name: 'Anna', office: '', roles: ['rup'] });
    pass(newer, older);
    expect(older.newer).toBe(false);
    older.record([{ ...at, id: entry(3), value: 'done', over: [entry(1)] }], {
      ...person,
      office: 'Cultura',
    });
    pass(older, newer);
    const facts = newer.facts.root.toJSON();
    expect(facts[`${anAction}/state/${entry(2)}`]).toEqual(record);
    // To the newer build both stand, since neither author saw the other's.
    expect(facts[`${anAction}/state/${entry(3)}`]).toMatchObject({ x: 'done', over: [entry(1)] });
    expect(newer.doc.getMap('people').get(anna)).toMatchObject({
      office: 'Cultura',
      roles: ['rup'],
    });
  });
});
