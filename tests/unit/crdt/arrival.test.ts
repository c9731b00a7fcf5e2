import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { arrive, arriveAtOnce, isArriving } from '../../../src/crdt/arrival';
import { guardNote } from '../../../src/crdt/note-guard';
import { fromColleague, WorkspaceDoc } from '../../../src/crdt/workspace-doc';
import type { ActionId } from '../../../src/domain/ids';
import { element, text } from './notes';

const name = 'note:1.1.1';
const itemCount = 1200;

/** A note of one long list, each of its items written before what stands in it. */
function longList(foreign = false): Y.Doc {
  const doc = new Y.Doc();
  const list = element('bulletList');
  doc.getXmlFragment(name).insert(0, [list]);
  const items = Array.from({ length: itemCount }, () => new Y.XmlElement('listItem'));
  list.insert(0, items);
  for (const item of items) item.insert(0, [element('paragraph', text('voce'))]);
  if (foreign) list.insert(itemCount, [element('chart')]);
  return doc;
}

/** A copy into which a document is arriving: `step` lets a slice in, `arrived` tells how it ended. */
async function arrival(from: Y.Doc, doc = new Y.Doc()) {
  const changes: Y.Transaction[] = [];
  doc.on('afterTransaction', (transaction: Y.Transaction) => changes.push(transaction));
  const update = Y.encodeStateAsUpdate(from);
  let pauses = 0;
  let go: () => void = () => undefined;
  const apply = (part: Uint8Array) => {
    Y.applyUpdate(doc, part, fromColleague);
    return true;
  };
  const pause = () =>
    isArriving(doc) ? (pauses++, new Promise<void>((resolve) => (go = resolve))) : null;
  const arrived = arrive(doc, { update, second: false, apply, pause });
  for (let i = 0; i < 10 && !isArriving(doc); i++) await Promise.resolve();
  const step = async () => {
    const before = pauses;
    go();
    for (let i = 0; i < 10 && pauses === before; i++) await Promise.resolve();
  };
  const all = async () => {
    go();
    while (isArriving(doc)) await step();
    return arrived;
  };
  return { doc, changes, arrived, step, all, note: doc.getXmlFragment(name) };
}

const states = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');

describe('a large update', () => {
  it('comes in several pieces and is there in full when it is said to be', async () => {
    const from = longList();
    const { doc, changes, all } = await arrival(from);
    expect(isArriving(doc)).toBe(true);
    expect(await all()).toBe(true);
    expect(changes.length).toBeGreaterThan(3);
    expect(states(doc)).toEqual(states(from));
    expect(isArriving(doc)).toBe(false);
  });

  it('is not said to be held where the document was closed meanwhile', async () => {
    const { doc, step, arrived } = await arrival(longList());
    await step();
    doc.destroy();
    await step();
    expect(await arrived).toBe(false);
    expect(isArriving(doc)).toBe(false);
  });

  it('is all there at once for who cannot wait', async () => {
    const from = longList();
    const { doc, step, all } = await arrival(from);
    await step();
    arriveAtOnce(doc);
    expect(states(doc)).toEqual(states(from));
    expect(isArriving(doc)).toBe(false);
    expect(await all()).toBe(true);
  });

  it('that is none is refused, and the document is as before', async () => {
    const doc = new Y.Doc();
    const apply = vi.fn(() => true);
    const spoilt = Y.encodeStateAsUpdate(longList()).fill(255, 20, 40);
    const arriving = { update: spoilt, second: false, apply, pause: () => null };
    expect(await arrive(doc, arriving)).toBe(false);
    expect(apply).not.toHaveBeenCalled();
  });
});

describe('a note that is being written in', () => {
  it('is never seen half: what arrives in it comes in one piece', async () => {
    const from = longList();
    const doc = new Y.Doc();
    guardNote(doc.getXmlFragment(name), vi.fn());
    const { changes, arrived } = await arrival(from, doc);
    expect(await arrived).toBe(true);
    expect(changes.filter(({ origin }) => origin === fromColleague).length).toBe(1);
    expect(states(doc)).toEqual(states(from));
  });

  it('is never seen half where it held something before', async () => {
    const from = longList();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
    const list = from.getXmlFragment(name).get(0) as Y.XmlElement;
    list.insert(
      0,
      Array.from({ length: itemCount }, () => element('listItem')),
    );
    for (let i = 0; i < itemCount; i++)
      (list.get(i) as Y.XmlElement).insert(0, [element('paragraph')]);
    guardNote(doc.getXmlFragment(name), vi.fn());
    const { changes, arrived } = await arrival(from, doc);
    expect(await arrived).toBe(true);
    expect(changes.length).toBe(1);
    expect(states(doc)).toEqual(states(from));
  });

  it('does not keep other notes from coming piece by piece', async () => {
    const doc = new Y.Doc();
    const end = guardNote(doc.getXmlFragment('note:2.1.1'), vi.fn());
    const { changes, all } = await arrival(longList(), doc);
    expect(await all()).toBe(true);
    expect(changes.length).toBeGreaterThan(3);
    end?.();
  });

  it('is given all that was arriving when it is opened, and loses nothing', async () => {
    const from = longList();
    const { doc, note, step, all } = await arrival(from);
    await step();
    const half = note.toJSON();
    guardNote(note, vi.fn());
    expect(await all()).toBe(true);
    expect(note.toJSON()).not.toBe(half);
    expect(states(doc)).toEqual(states(from));
  });

  it('is not opened where what was arriving is of a newer build', async () => {
    const from = longList(true);
    const { doc, note, step, all } = await arrival(from);
    await step();
    expect(guardNote(note, vi.fn())).toBeNull();
    expect(await all()).toBe(true);
    expect(states(doc)).toEqual(states(from));
  });
});

describe('who looks at notes', () => {
  it('is told once of each that came, when it is all there', async () => {
    const from = longList();
    from.getXmlFragment('note:2.1.1').insert(0, [element('paragraph', text('altro'))]);
    from.getMap('meta').set('name', 'Gruppo');
    const shared = new WorkspaceDoc();
    const told: string[] = [];
    shared.onChange(({ notes, records, local }) => {
      const whole =
        shared
          .note('1.1.1' as ActionId)
          .toJSON()
          .split('voce').length ===
        itemCount + 1;
      told.push(...notes, records ? 'records' : 'notes', local ? 'own' : 'theirs', String(whole));
    });
    const { step, all, changes } = await arrival(from, shared.doc);
    await step();
    shared.doc.getMap('touches').set('k', 1); // what this tab does is told at once
    expect(told).toEqual(['records', 'own', 'false']);
    await all();
    expect(changes.length).toBeGreaterThan(3);
    expect(told.slice(3)).toEqual([
      ...['1.1.1', 'notes', 'theirs', 'true'],
      ...['2.1.1', 'notes', 'theirs', 'true'],
      ...['records', 'theirs', 'true'],
    ]);
  });

  it('and has left is told no more, and one that fails keeps nobody from being told', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const shared = new WorkspaceDoc();
    const told: string[] = [];
    const end = shared.onChange(() => told.push('left'));
    shared.onChange(() => {
      throw new Error('a screen');
    });
    shared.onChange(() => told.push('stayed'));
    const { step, all } = await arrival(longList(), shared.doc);
    await step();
    end();
    expect(await all()).toBe(true);
    expect(told).toEqual(['stayed']);
    expect(reported).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
