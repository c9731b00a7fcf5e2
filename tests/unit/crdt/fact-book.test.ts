import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FactBook } from '../../../src/crdt/fact-book';
import type { Change } from '../../../src/crdt/telling';
import { WorkspaceDoc } from '../../../src/crdt/workspace-doc';
import { factOf, seenOf, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { PersonId } from '../../../src/domain/ids';
import { Seeded } from '../../helpers/seeded';

const anna = { id: '00000000000000aa' as PersonId, name: 'Anna', office: 'Cultura' };
const idOf = (n: number) => n.toString(36).padStart(12, '0') as EntryId;

function write(
  copy: WorkspaceDoc,
  n: number,
  value: FactValue,
  [subject, field]: readonly [string, string] = ['1.1.1', 'state'],
) {
  const seen = seenOf(factOf(copy.facts.entries(subject, field)));
  const writing = { subject: subject, field: field, id: idOf(n), value, over: seen };
  copy.record([{ ...writing, by: anna.id, at: n }], anna);
}

const pass = (from: WorkspaceDoc, to: WorkspaceDoc) =>
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));

describe('facts in the shared document', () => {
  it('are read as they were written, with who the author is, and again after a reload', () => {
    const copy = new WorkspaceDoc();
    write(copy, 1, 'going');
    write(copy, 2, ['Ufficio Cultura'], ['1.1.1', 'owners']);
    const again = new WorkspaceDoc();
    pass(copy, again);
    for (const doc of [copy, again]) {
      expect(doc.facts.entries('1.1.1', 'state')).toEqual([
        { id: idOf(1), value: 'going', by: anna.id, at: 1, over: [] },
      ]);
      expect([...doc.facts.fields('1.1.1')].sort()).toEqual(['owners', 'state']);
      expect([...doc.facts.subjects]).toEqual(['1.1.1']);
      expect(doc.person(anna.id)).toEqual(anna);
    }
  });

  it('keep both of two values written apart, where Yjs alone would drop one', () => {
    const [left, right] = [new WorkspaceDoc(), new WorkspaceDoc()];
    write(left, 1, 'planned');
    pass(left, right);
    write(left, 2, 'going');
    write(right, 3, 'done');
    pass(left, right);
    pass(right, left);
    for (const doc of [left, right]) {
      const fact = factOf(doc.facts.entries('1.1.1', 'state'));
      expect(fact).toMatchObject({
        kind: 'disputed',
        choices: [{ value: 'going' }, { value: 'done' }],
      });
    }
    write(right, 4, 'done');
    pass(right, left);
    expect(factOf(left.facts.entries('1.1.1', 'state'))).toMatchObject({
      entry: { value: 'done' },
    });
  });

  it('tell which subjects changed, once for each transaction', () => {
    const copy = new WorkspaceDoc();
    const changes: Change[] = [];
    copy.onChange((change) => changes.push(change));
    const at = { id: idOf(1), value: 1, by: anna.id, at: 1, over: [] };
    const both = ['1.1.1', '2.3.4'].map((subject) => ({ ...at, subject, field: 'progress' }));
    copy.record(both, anna);
    expect(changes).toEqual([{ notes: [], facts: ['1.1.1', '2.3.4'], records: true, local: true }]);
  });

  it('leave out what is no entry, and keep the rest', () => {
    const copy = new WorkspaceDoc();
    write(copy, 1, 'going');
    const good = { v: 1, x: 'done', by: anna.id, at: 1 };
    const bad: Record<string, unknown> = {
      '1.1.1/state/short': good,
      '1.1.1/state': good,
      '1.1.1/state/00000000000b/more': good,
      '//00000000000c': good,
      '1.1.1/state/00000000000d': null,
      '1.1.1/state/00000000000e': { ...good, x: { deep: true } },
      '1.1.1/state/00000000000f': { ...good, by: 'nobody' },
      '1.1.1/state/00000000000g': { ...good, at: 'ieri' },
      '1.1.1/state/00000000000h': { ...good, x: 'x'.repeat(5000) },
    };
    for (const [key, record] of Object.entries(bad)) copy.facts.root.set(key, record);
    expect(copy.facts.entries('1.1.1', 'state')).toHaveLength(1);
    copy.facts.root.set('1.1.1/state/00000000000i', { ...good, over: [7, 'x', idOf(1)] });
    expect(factOf(copy.facts.entries('1.1.1', 'state'))).toMatchObject({
      entry: { value: 'done' },
    });
  });

  it('are opened as soon where all are of one fact as where each is of its own', () => {
    const count = 30_000;
    const record = { v: 1, x: 'going', by: anna.id, at: 1 };
    const opening = (fieldOf: (n: number) => string): number => {
      const doc = new Y.Doc();
      doc.transact(() => {
        for (let n = 0; n < count; n++)
          doc.getMap('facts').set(`1.1.1/${fieldOf(n)}/${idOf(n)}`, record);
      });
      const started = performance.now();
      const book = new FactBook(doc);
      expect(book.entries('1.1.1', fieldOf(0)).length).toBeGreaterThan(0);
      return performance.now() - started;
    };
    opening(String);
    expect(opening(() => 'state')).toBeLessThan(5 * opening(String));
  });

  it('that were read stay as they were then, whatever comes', () => {
    const copy = new WorkspaceDoc();
    write(copy, 1, 'going');
    const before = copy.facts.entries('1.1.1', 'state');
    expect(copy.facts.entries('1.1.1', 'state')).toBe(before);
    write(copy, 2, 'done');
    expect(before).toHaveLength(1);
    expect(copy.facts.entries('1.1.1', 'state')).toHaveLength(2);
  });

  it('are the same in a copy that watched and in one that was opened later, also after tampering', () => {
    const copy = new WorkspaceDoc();
    write(copy, 1, 'going');
    copy.facts.root.set(`1.1.1/state/${idOf(1)}`, { v: 1, x: 'done', by: anna.id, at: 1 });
    write(copy, 2, 5, ['1.1.1', 'progress']);
    copy.facts.root.delete(`1.1.1/progress/${idOf(2)}`);
    const later = new WorkspaceDoc();
    pass(copy, later);
    for (const field of ['state', 'progress'])
      expect(later.facts.entries('1.1.1', field)).toEqual(copy.facts.entries('1.1.1', field));
  });
});

describe.each([...Array(40).keys()])('two to six copies of facts, history %i', (seed) => {
  it('come to the same in the end, with every value nobody replaced', () => {
    const random = new Seeded(seed);
    const copies = Array.from({ length: 2 + random.below(5) }, () => new WorkspaceDoc());
    const fields = ['state', 'progress', 'owners', 'due'];
    const subjects = ['1.1.1', '1.1.2'];
    for (let step = 1; step < 60; step++) {
      const copy = random.pick(copies);
      if (random.next() < 0.6)
        write(copy, step, random.below(5), [random.pick(subjects), random.pick(fields)]);
      else pass(random.pick(copies), copy);
    }
    // All updates, in any order and twice.
    const updates = copies.map(({ doc }) => Y.encodeStateAsUpdate(doc));
    for (const copy of copies) {
      for (const update of [...updates, ...updates].sort(() => random.next() - 0.5))
        Y.applyUpdate(copy.doc, update);
    }
    const views = copies.map((copy) =>
      JSON.stringify(
        subjects.flatMap((subject) =>
          fields.map((field) => factOf(copy.facts.entries(subject, field))),
        ),
      ),
    );
    expect(new Set(views).size).toBe(1);
  });
});
