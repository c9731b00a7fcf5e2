import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import type { WorkspaceCopy } from '../../../src/documents/copy';
import type { Key } from '../../../src/documents/lock';
import type { MergePreview } from '../../../src/domain/merge';
import { Failure } from '../../../src/domain/problem';
import { copyOf, idOf, rowOf, settle } from './fakes';
import { FakeWorld } from './world';

const file = new Blob(['x']);
const nothing: MergePreview = {
  changes: [],
  facts: [],
  records: [],
  versions: [],
  name: null,
  refused: 0,
  fresh: 1,
  waits: false,
};

async function start(rows = [rowOf('uno'), rowOf('due')]) {
  const world = new FakeWorld('', rows, { lastWorkspace: idOf('uno') });
  const mandato = new Mandato(world.all);
  await mandato.start();
  return { world, mandato, arrivals: mandato.copies.arrivals, open: world.opened[0]! };
}

/** A file that opens with one key. */
const lockedFile = (of: string, lock: Key['kind'], copy = copyOf({ capability: null })) => ({
  kind: 'locked' as const,
  workspace: idOf(of),
  lock,
  open: (key: Key): Promise<WorkspaceCopy> =>
    key.kind === 'passphrase' && key.passphrase !== 'giusta'
      ? Promise.reject(new Failure({ kind: 'file-passphrase' }))
      : Promise.resolve(copy),
});

describe('a file from a colleague', () => {
  it('is shown before anything of it is taken in, and can be left alone', async () => {
    const { world, mandato, arrivals, open } = await start();
    world.file = lockedFile('uno', 'space');
    open.previewed = { ...nothing, refused: 0, fresh: 3 };
    await arrivals.open(file);
    expect(mandato.router.overlay).toBe('handover');
    expect(arrivals.state).toMatchObject({ kind: 'preview', preview: { fresh: 3 } });
    expect(open.imported).toEqual([]);
    arrivals.reset();
    expect(arrivals.state.kind).toBe('none');
    expect(open.imported).toEqual([]);
  });

  it('is taken in, and taken back once', async () => {
    const { world, arrivals, open } = await start();
    world.file = lockedFile('uno', 'space');
    await arrivals.open(file);
    await arrivals.accept();
    expect(open.imported).toHaveLength(1);
    expect(arrivals.state).toMatchObject({ kind: 'merged', merge: { by: 'Anna Rossi' } });
    arrivals.reset(); // the window was closed: the merge can still be taken back
    expect(arrivals.last?.undo).not.toBeNull();
    arrivals.undo();
    arrivals.undo();
    expect(open.undone).toBe(1);
    expect(arrivals.last).toMatchObject({ undo: null, undone: true });
  });

  it('cannot be taken back from another workspace than it went into', async () => {
    const { world, mandato, arrivals, open } = await start();
    world.file = lockedFile('uno', 'space');
    await arrivals.open(file);
    await arrivals.accept();
    await mandato.open(rowOf('due'));
    expect(arrivals.last).toBeNull();
    arrivals.undo();
    expect(open.undone).toBe(0);
  });

  it('of another workspace of this device leads there, and is then shown', async () => {
    const { world, mandato, arrivals } = await start();
    world.file = lockedFile('due', 'space');
    await arrivals.open(file);
    expect(arrivals.state).toMatchObject({ kind: 'elsewhere', row: { label: 'due' } });
    await arrivals.openElsewhere();
    expect(mandato.workspace?.id).toBe(idOf('due'));
    expect(arrivals.state.kind).toBe('preview');
  });

  it('of a workspace this device does not have says that the link is needed', async () => {
    const { world, arrivals } = await start();
    world.file = lockedFile('tre', 'space');
    await arrivals.open(file);
    expect(arrivals.problem?.kind).toBe('file-needs-link');
    expect(arrivals.state.kind).toBe('none');
  });

  it('with a passphrase asks for it until it is right', async () => {
    const { world, arrivals } = await start();
    world.file = lockedFile('uno', 'passphrase');
    await arrivals.open(file);
    expect(arrivals.state).toMatchObject({ kind: 'locked', space: 'uno' });
    await arrivals.unlock('sbagliata');
    expect(arrivals.problem?.kind).toBe('file-passphrase');
    expect(arrivals.state.kind).toBe('locked');
    await arrivals.unlock('giusta');
    expect(arrivals.problem).toBeNull();
    expect(arrivals.state.kind).toBe('preview');
  });

  it('with rights to a workspace unknown here is offered as a new one', async () => {
    const { world, mandato, arrivals } = await start();
    world.file = lockedFile('ripristinato', 'passphrase', copyOf());
    await arrivals.open(file);
    expect(arrivals.state).toMatchObject({ kind: 'locked', space: null });
    await arrivals.unlock('giusta');
    expect(arrivals.state).toMatchObject({ kind: 'new-space', held: false });
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    await arrivals.adopt();
    expect(mandato.workspace?.id).toBe(idOf('ripristinato'));
    expect(mandato.router.overlay).toBeNull();
  });

  it('that says it is of one workspace and gives rights to another is of the other', async () => {
    const { world, arrivals, open } = await start();
    world.file = lockedFile('uno', 'passphrase', copyOf());
    await arrivals.open(file);
    await arrivals.unlock('giusta');
    expect(arrivals.state).toMatchObject({ kind: 'new-space', held: false });
    world.file = { kind: 'open', copy: copyOf({ capability: null }) };
    await arrivals.open(file);
    expect(arrivals.problem?.kind).toBe('file-damaged');
    expect(open.imported).toEqual([]);
  });

  it('that gives the right to write where one could only read is told as that', async () => {
    const { world, arrivals } = await start([rowOf('uno', 'view')]);
    world.file = { kind: 'open', copy: copyOf() };
    world.fileIsOf = idOf('uno');
    await arrivals.open(file);
    expect(arrivals.state).toMatchObject({ kind: 'new-space', held: true });
  });

  it('with nothing in it signed by the workspace is refused', async () => {
    const { world, arrivals, open } = await start();
    world.file = lockedFile('uno', 'space');
    open.previewed = { ...nothing, refused: 1, fresh: 0 };
    await arrivals.open(file);
    expect(arrivals.problem?.kind).toBe('file-unsigned');
    expect(open.imported).toEqual([]);
  });

  it.each(['file-foreign', 'file-damaged', 'file-newer', 'file-bomb'] as const)(
    'that is none (%s) says why and changes nothing',
    async (kind) => {
      const { world, arrivals, open } = await start();
      world.failing.set('readFile', { kind });
      await arrivals.open(file);
      expect(arrivals.problem).toEqual({ kind });
      expect(arrivals.busy).toBe(false);
      expect(open.imported).toEqual([]);
    },
  );

  it('read slowly gives way to one chosen after it', async () => {
    const { world, arrivals } = await start();
    world.slow.add('readFile');
    world.file = lockedFile('due', 'space');
    const first = arrivals.open(file);
    await settle();
    const second = arrivals.open(file);
    await settle();
    world.let();
    await first;
    expect(arrivals.state.kind).toBe('reading');
    world.file = lockedFile('uno', 'space');
    world.let();
    await second;
    expect(arrivals.state.kind).toBe('preview');
  });

  it('closed while it is read does not come up again', async () => {
    const { world, arrivals } = await start();
    world.slow.add('readFile');
    const reading = arrivals.open(file);
    await settle();
    arrivals.reset();
    world.let();
    await reading;
    expect(arrivals.state.kind).toBe('none');
    expect(arrivals.problem).toBeNull();
  });

  it('chosen where copies are restored is shown too, when it is for colleagues', async () => {
    const { world, mandato, arrivals } = await start();
    world.file = lockedFile('uno', 'space');
    await mandato.copies.restore(file);
    expect(arrivals.state.kind).toBe('preview');
    expect(world.asked('restore')).toEqual([]);
    expect(mandato.copies.busy).toBeNull();
  });
});
