import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AdditionDesk } from '../../src/app/addition-desk.svelte';
import { CommentDesk } from '../../src/app/comment-desk.svelte';
import { DeadlineDesk } from '../../src/app/deadline-desk.svelte';
import { FactDesk } from '../../src/app/fact-desk.svelte';
import { ItemDesk } from '../../src/app/item-desk.svelte';
import { RecordDesk } from '../../src/app/record-desk.svelte';
import { StateDesk } from '../../src/app/state-desk.svelte';
import { TrackingDesk } from '../../src/app/tracking.svelte';
import { VersionDesk } from '../../src/app/version-desk.svelte';
import { placesIn } from '../../src/crdt/note-anchor';
import { plainNote } from '../../src/crdt/note-content';
import { parseDay } from '../../src/domain/day';
import type { ActionId } from '../../src/domain/ids';
import type { Replica } from '../../src/net/replica';
import { anAction, join, makeWorkspace, openReplica, until, write } from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';

const honest = '2.1.1' as ActionId;

/** What an app reads of a workspace, as `Workspace` puts it together. */
function desksOf(replica: Replica, seed: number) {
  const home = {
    shared: replica.shared,
    person: () => replica.person,
    canEdit: () => true,
    now: () => 1000,
    random: new Seeded(seed).bytes,
  };
  const facts = new FactDesk(home);
  const records = new RecordDesk(facts);
  const items = new ItemDesk(facts);
  return {
    facts,
    items,
    tracking: new TrackingDesk(facts),
    states: new StateDesk(records),
    additions: new AdditionDesk(records),
    deadlines: new DeadlineDesk(records, facts),
    comments: new CommentDesk(items),
    versions: new VersionDesk(home, facts),
  };
}

const subjects = (id: string): readonly string[] => [
  anAction,
  `${anAction}:c-${id}`,
  `${anAction}:c-${id}-${id}`,
  `${anAction}:m-${id}`,
  `${anAction}:i-${id}-${id}`,
  `${anAction}:a-${id}`,
  'state:going',
  `state:done-${id}`,
  'deadline:dup',
  `deadline:${id}`,
  'addition:1-1-90-abc',
  'addition:999-1-1',
  `view:${id}`,
  'schedule:versions',
  '__proto__',
  `state:${'x'.repeat(5000)}`,
  '',
];
const fields =
  'state progress owners due tags title text quote anchor to resolved gone name colour retired day off act link date value query __proto__ constructor'.split(
    ' ',
  );
const odd = (): readonly unknown[] => [
  null,
  true,
  -1,
  1e308,
  NaN,
  '',
  '\u0000\u202e<img src=x onerror=alert(1)>',
  'x'.repeat(6000),
  'javascript:alert(1)',
  '2015-02-30',
  '9999-99-99',
  '13-45',
  Array.from({ length: 60 }, () => 'y'.repeat(200)),
  [1, null, {}, []],
  { toString: 'no function', length: 1e9 },
  new Uint8Array(2000),
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

/** Writes what no app of ours writes, signed and sealed as one who may write can. */
function writeNonsense(shared: Replica['shared'], random: Seeded): void {
  const { doc } = shared;
  const id = () => Array.from({ length: 12 }, () => random.below(36).toString(36)).join('');
  const things = ['aaaaaaaaaaaa', '0123456789ab'];
  const value = () => random.pick(odd());
  const record = () =>
    random.below(4) === 0
      ? random.pick([value(), new Y.Map([['x', 'y']]), new Y.Array(), new Y.Text('z')])
      : {
          v: random.pick([1, 1, 1, -1, 'x']),
          x: value(),
          by: random.pick(['0123456789abcdef', value()]),
          at: random.pick([5, -1e15, value()]),
          over: random.pick([[], [id()], value()]),
        };
  doc.transact(() => {
    for (let i = 0; i < 400; i++) {
      const key = `${random.pick(subjects(random.pick(things)))}/${random.pick(fields)}/${random.pick([id(), '', '__proto__'])}`;
      doc.getMap('facts').set(key, record());
    }
    for (const name of ['people', 'touches', 'versions', 'version-parts', 'rescued'])
      for (let i = 0; i < 30; i++)
        doc
          .getMap(name)
          .set(random.pick([anAction, id(), '0123456789abcdef', '__proto__', 'x/y/z']), record());
    doc.getMap('meta').set('name', value());
    doc.getMap('meta').set(id(), value());
  }, 'hostile');
}

/** What reads well and means nothing. */
function writeLies({ doc }: Replica['shared']): void {
  const lies: readonly (readonly [subject: string, fields: Readonly<Record<string, unknown>>])[] = [
    ...['AAAA.AAAA', '_____.-', 'AQAB.AQAB', `${'A'.repeat(60)}.${'B'.repeat(60)}`].map(
      (anchor, at) =>
        [`${anAction}:c-cccccccccc0${at}`, { text: 'Qui', quote: 'parole vere', anchor }] as const,
    ),
    ['state:done-zzzzzzzzzzzz', { name: 'In corso', colour: 'url(//x)', retired: 'forse' }],
    [
      'addition:1-1-91-abd',
      { text: 'Testo approvato', act: 'x', day: '2015-02-30', link: 'data:,x' },
    ],
    ['deadline:own', { name: 'Mai', day: '02-30', off: 'no' }],
  ];
  let count = 0;
  doc.transact(() => {
    for (const [subject, values] of lies)
      for (const [field, x] of Object.entries(values)) {
        const id = String(count++).padStart(12, 'z');
        const record = { v: 1, x, by: '0123456789abcdef', at: 1 };
        doc.getMap('facts').set(`${subject}/${field}/${id}`, record);
      }
  }, 'hostile');
}

describe('one who holds the edit link and writes nonsense', () => {
  test.each([1, 2, 3, 4])('breaks nothing of what others see (seed %i)', async (seed) => {
    const { edit } = await makeWorkspace();
    const [anna, mallory] = [
      (await openReplica(edit, { seed: 10 * seed + 1 })).replica,
      (await openReplica(edit, { seed: 10 * seed + 2 })).replica,
    ];
    join(anna, mallory);
    const ours = desksOf(anna, seed);
    write(anna, 'parole vere', honest);
    ours.tracking.set([{ action: honest, field: 'state', value: 'going' }]);
    const random = new Seeded(seed);
    for (let round = 0; round < 2; round++) writeNonsense(mallory.shared, random);
    writeLies(mallory.shared);
    mallory.shared.doc.getMap('facts').set('end', true);
    await until(() => anna.shared.doc.getMap('facts').has('end'), 20_000);

    // It is not all thrown away unread; and it is told when all of it has come.
    await until(() => ours.comments.of(anAction).length > 0);
    expect(ours.comments.quotings(anAction).length).toBeGreaterThan(0);
    expect(ours.states.all.length).toBeGreaterThan(6);
    expect(ours.additions.all.size).toBeGreaterThan(0);

    // Twice: as it comes, and as it is found at the next opening.
    for (const desks of [ours, desksOf(anna, seed + 100)]) {
      for (const { name, colour } of desks.states.all) {
        expect(name === null || name.length <= 40).toBe(true);
        expect(colour === null || /^[a-z]+$/.test(colour)).toBe(true);
      }
      for (const [goal, added] of desks.additions.all) {
        expect(goal).toMatch(/^\d+\.\d+$/);
        for (const { text, day, link } of added) {
          expect(text.length).toBeLessThanOrEqual(4000);
          expect(day === null || parseDay(day) === day).toBe(true);
          expect(link === null || /^https?:/.test(link)).toBe(true);
        }
      }
      expect(desks.deadlines.yearly.every(({ name }) => name.length <= 80)).toBe(true);
      const { owners, due, progress } = desks.tracking.of(anAction).values;
      expect(owners?.length ?? 0).toBeLessThanOrEqual(20);
      expect(due === null || parseDay(due) === due).toBe(true);
      expect(progress === null || (progress >= 0 && progress <= 100)).toBe(true);
      for (const { comment, replies } of desks.comments.of(anAction))
        for (const item of [comment, ...replies]) expect(typeof item.first.by).toBe('string');
      const quotings = desks.comments.quotings(anAction);
      expect(placesIn(anna.shared.note(anAction), quotings).size).toBe(0);
      for (const { name } of desks.versions.all) expect(typeof name).toBe('string');
      expect(typeof anna.shared.name).toBe('string');
      for (const { name } of anna.shared.people()) expect(typeof name).toBe('string');
      for (const { by } of anna.shared.touches().values()) expect(typeof by.name).toBe('string');
      expect(desks.tracking.of(honest).values.state).toBe('going');
      expect(desks.tracking.all.size).toBeGreaterThan(0);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();

    // And one can still work, together.
    ours.tracking.set([{ action: honest, field: 'state', value: 'done' }]);
    write(anna, 'ancora', honest);
    await until(() => desksOf(mallory, 9).tracking.of(honest).values.state === 'done');
    await until(() => plainNote(mallory.shared.note(honest)).includes('ancora'));
    expect(await ours.versions.make('Dopo', null)).not.toBeNull();
    await Promise.all([anna.close(), mallory.close()]);
  });
});
