import './trusted-types';
import { mount } from 'svelte';
import { version } from '../package.json';
import { Mandato } from './app/mandato.svelte';
import type { Opened, Ports, Signer } from './app/ports';
import type { Address } from './app/router.svelte';
import type { Workspace } from './app/workspace.svelte';
import { copyLimit } from './documents/container';
import type { WorkspaceCopy } from './documents/copy';
import type { MandatoFile } from './documents/handover';
import { toHex } from './domain/bytes';
import type { PersonId, SessionId } from './domain/ids';
import { decodeLink } from './domain/links';
import { cleanLabel } from './domain/person';
import { Failure } from './domain/problem';
import { workspaceNameLimit, type Capability, type WorkspaceRow } from './domain/workspace';
import { deriveKeys, newSeed } from './net/keys';
import { StoredAcquaintances } from './storage/acquaintances';
import { Database } from './storage/database';
import { askPersistence, persistence, storageUsage } from './storage/estimate';
import { HandoverStore } from './storage/handovers';
import { watchLaunches, type LaunchQueue } from './storage/launches';
import { registerOffline } from './storage/offline';
import { openProgramme } from './storage/programmes';
import { SettingsStore } from './storage/settings';
import { shippedProgramme } from './storage/shipped';
import { ViewStore } from './storage/views';
import { WorkspaceStore } from './storage/workspaces';
import App from './ui/App.svelte';
import './ui/styles/index.css';

const now = (): number => Date.now();
const random = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(bytes);

const database = new Database({ newMark: () => crypto.randomUUID() });
const rows = new WorkspaceStore(database);
const handovers = new HandoverStore(database);
const views = new ViewStore(database);
const acquaintances = new StoredAcquaintances(database);

/** The shared document and everything around it: loaded after the programme is on screen. */
async function loadCore() {
  const [
    replica,
    reach,
    frames,
    workspace,
    content,
    anchor,
    guard,
    materialised,
    copy,
    handover,
    store,
    fork,
  ] = await Promise.all([
    import('./net/replica'),
    import('./net/reach'),
    import('./net/frames'),
    import('./app/workspace.svelte'),
    import('./crdt/note-content'),
    import('./crdt/note-anchor'),
    import('./crdt/note-guard'),
    import('./crdt/materialised'),
    import('./documents/copy'),
    import('./documents/handover'),
    import('./storage/keyed-log'),
    import('./net/fork'),
  ]);
  const openLog = (row: WorkspaceRow) => new store.KeyedLogStore(database, now, row);
  const reader = {
    blocks: content.readNote,
    plain: content.plainNote,
    blank: content.isBlank,
    editable: content.isEditable,
    anchor: anchor.anchorAt,
    places: anchor.placesIn,
    guard: guard.guardNote,
  };
  return {
    Replica: replica.Replica,
    Reach: reach.Reach,
    Workspace: workspace.Workspace,
    sealFork: fork.sealFork,
    openFrames: frames.openFrames,
    eraseMaterialised: materialised.eraseMaterialised,
    writeCopy: copy.writeCopy,
    readFile: handover.readFile,
    writeHandover: handover.writeHandover,
    openLog,
    reader,
  };
}
let coreLoading: ReturnType<typeof loadCore> | null = null;
const core = () =>
  (coreLoading ??= loadCore().catch((error: unknown) => {
    coreLoading = null; // the next attempt loads it again
    throw error;
  }));

async function rowOf(capability: Capability, label: string, programme: WorkspaceRow['programme']) {
  const { room } = await deriveKeys(capability);
  return { id: room, capability, programme, label, joinedAt: now(), openedAt: now() };
}

async function openWorkspace(row: WorkspaceRow, signer: Signer, fresh: boolean): Promise<Opened> {
  const { Replica, Reach, Workspace, writeCopy, openLog, reader } = await core();
  const { capability } = row;
  const keys = await deriveKeys(capability);
  // An open database takes a change in the very task that makes it. One that will not open is
  // reported by the replica, which then works in memory.
  await database.open().catch(() => undefined);
  const { person } = signer;
  const store = openLog(row);
  const opening = { capability, keys, store, person, now, random };
  const { replica, report } = await Replica.open(opening);
  if (fresh) replica.shared.found(row.label, row.programme);
  const reach = new Reach(replica, keys, acquaintances, now);
  const follow = () => {
    replica.sign(signer.person);
    reach.use(signer.signalling).catch(reportError);
  };
  follow();
  const ends = [signer.onChange(follow), () => reach.close()];
  return { workspace: new Workspace(replica, ports, reader, writeCopy, reach, ends), ...report };
}

async function forkWorkspace(from: Workspace, name: string, programme: WorkspaceRow['programme']) {
  const { sealFork, openLog } = await core();
  const label = cleanLabel(name, workspaceNameLimit);
  const row = await rowOf({ role: 'edit', seed: newSeed(random) }, label, programme);
  const keys = await deriveKeys(row.capability);
  const session = toHex(random(new Uint8Array(8))) as SessionId;
  const sealed = await sealFork(from.document, label, { keys, session, time: now() });
  try {
    await openLog(row).append(row.id, [sealed]); // and the row with it
  } catch (error) {
    await rows.remove(row.id).catch(() => undefined); // the disk failed: say why, below
    throw error;
  }
  return row;
}

async function readFile(file: Blob): Promise<MandatoFile> {
  const { readFile } = await core();
  if (file.size > copyLimit) throw new Failure({ kind: 'file-too-large', limit: copyLimit });
  return readFile(new Uint8Array(await file.arrayBuffer()));
}

async function restore(copy: WorkspaceCopy, open: Workspace | null): Promise<WorkspaceRow> {
  const { openFrames, openLog } = await core();
  const { capability } = copy;
  if (!capability) throw new Failure({ kind: 'file-needs-link' });
  const keys = await deriveKeys(capability);
  const held = await rows.get(keys.room);
  const kept = held && (held.capability.role === 'edit' || capability.role === 'view');
  const row = kept ? held : await rowOf(capability, copy.label, copy.programme);
  const { opened } = await openFrames(keys, copy.frames);
  if (copy.frames.length > 0 && opened.length === 0) throw new Failure({ kind: 'file-unsigned' });
  const envelopes = opened.map(({ sealed }) => sealed);
  try {
    await openLog(row).append(keys.room, envelopes);
    if (!kept) await rows.put(row);
  } catch (error) {
    if (!held) await rows.remove(keys.room).catch(() => undefined); // the disk failed: say why, below
    throw error;
  }
  if (open?.id === row.id) await open.importFrames(envelopes.map((sealed) => sealed.bytes));
  return row;
}

async function shareLink(link: { title: string; url: string }): Promise<void> {
  try {
    await navigator.share(link);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}

const address: Address = {
  get hash() {
    return location.hash;
  },
  get base() {
    return location.href.split('#')[0] ?? '';
  },
  push: (hash) => history.pushState(null, '', hash),
  replace: (hash) => history.replaceState(null, '', hash),
  watch: (listener) => {
    addEventListener('popstate', listener);
    addEventListener('hashchange', listener);
    return () => {
      removeEventListener('popstate', listener);
      removeEventListener('hashchange', listener);
    };
  },
};

const ports: Ports = {
  address,
  now,
  tick: (listener, everyMs) => {
    const timer = setInterval(listener, everyMs);
    return () => clearInterval(timer);
  },
  newPersonId: () => toHex(random(new Uint8Array(8))) as PersonId,
  settings: new SettingsStore(database),
  rows,
  openProgramme: () => openProgramme(database, shippedProgramme(fetch.bind(globalThis))),
  createWorkspace: (name, programme) =>
    rowOf({ role: 'edit', seed: newSeed(random) }, name, programme),
  forkWorkspace,
  readLink: async (text, programme) => rowOf(decodeLink(text), '', programme),
  openWorkspace,
  removeWorkspace: async ({ id }) => {
    const { eraseMaterialised } = await core();
    await rows.remove(id);
    await handovers.forget(id);
    await views.forget(id);
    await eraseMaterialised(id);
  },
  restore,
  readFile,
  readKey: async (capability) => (await deriveKeys(capability)).readKey,
  workspaceOf: async (capability) => (await deriveKeys(capability)).room,
  writeHandover: async (copy, workspace, key) =>
    (await core()).writeHandover(copy, workspace, key, random),
  handovers,
  views,
  random,
  persistence: () => persistence(navigator.storage),
  askPersistence: () => askPersistence(navigator.storage),
  storageUsage: () => storageUsage(navigator.storage),
  registerOffline,
  watchCamera: async (video, onText) => (await import('./net/camera')).watchCamera(video, onText),
  keepAwake: async () => (await import('./storage/awake')).keepAwake(),
  copyText: (text) => navigator.clipboard.writeText(text),
  shareLink: 'share' in navigator ? shareLink : null,
  saveFile: (name, bytes) => {
    const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  version,
};

const mandato = new Mandato(ports);

/** The page may not come back: what is only in memory is written down within this task. */
const writeDown = () => mandato.workspace?.writeDown();
addEventListener('pagehide', writeDown);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') writeDown();
});
addEventListener('beforeunload', (event) => {
  if (mandato.workspace?.saved.kind === 'unsaved') event.preventDefault();
});

database.watch(({ kind }) => {
  if (kind === 'reopened') mandato.storageReturned().catch(reportError);
});

mount(App, { target: document.getElementById('app') ?? document.body, props: { mandato } });
mandato
  .start()
  .then(() =>
    watchLaunches(
      (globalThis as { launchQueue?: LaunchQueue }).launchQueue,
      (file) => void mandato.copies.arrivals.open(file),
      reportError,
    ),
  )
  .catch(reportError);
