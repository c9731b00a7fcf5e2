import type { GoalId, Timestamp, WorkspaceId } from '../domain/ids';
import { Failure, problemOf, type Problem } from '../domain/problem';
import type { Route } from '../domain/route';
import type { WorkspaceRow } from '../domain/workspace';
import type { Programme } from '../domain/programme';
import { usualStates } from '../domain/state';
import { it, type Messages } from '../messages/it';
import { stateWords } from '../messages/states';
import { Announcer } from './announcer.svelte';
import { Book } from './book.svelte';
import { Copies } from './copies.svelte';
import { Device } from './device.svelte';
import { explain } from './explain';
import { Following } from './following.svelte';
import { KeepOpen } from './keep-open.svelte';
import { News } from './news';
import type { OfflineCopy, Ports } from './ports';
import { Router, type Arrival } from './router.svelte';
import { Search } from './search.svelte';
import { Turns } from './turns';
import type { Workspace } from './workspace.svelte';
import { Workspaces } from './workspaces.svelte';

/** How far the start has come. */
export type Stage =
  | { readonly kind: 'programme' }
  | { readonly kind: 'workspace' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'stopped'; readonly at: 'programme' | 'workspace'; readonly problem: Problem };

const announceEveryMs = 5000;
const minuteMs = 60_000;
/** How long the disk may take over the last words before one is told to wait or save a copy. */
const patienceMs = 2000;

/** The app: what the screens are handed. It owns everything that opens, and closes it. */
export class Mandato {
  readonly ports: Ports;
  readonly router: Router;
  readonly device: Device;
  readonly workspaces: Workspaces;
  readonly announcer: Announcer;
  readonly copies: Copies;
  readonly keepOpen: KeepOpen;
  readonly following: Following;
  #m = $state.raw<Messages>(it);
  readonly #states = $derived.by(() => this.#workspace?.states.all ?? null);
  readonly #named = $derived.by((): Messages => {
    const words = this.#m;
    if (!this.#states || this.#states === usualStates) return words;
    return { ...words, states: stateWords(words.stateNames, this.#states) };
  });
  #stage = $state.raw<Stage>({ kind: 'programme' });
  #book = $state.raw<Book | null>(null);
  #search = $state.raw<Search | null>(null);
  #workspace = $state.raw<Workspace | null>(null);
  #damaged = $state.raw(0);
  #rebuilt = $state.raw(false);
  #repaired = $state.raw(false);
  #offlineReady = $state.raw(false);
  #updateWaits = $state.raw(false);
  #now = $state.raw<Timestamp>(0);
  #language: 'it' | 'en' = 'it';
  #listed = false;
  #invitation: string | null = null;
  /** The list of workspaces could not be read at the start; what was made in its place. */
  #blind = false;
  #made: WorkspaceId | null = null;
  /** Opens again what did not open. */
  #again: (() => Promise<void>) | null = null;
  #offline: OfflineCopy | null = null;
  #closed = false;
  /** Opening, closing and removing of workspaces: never two at once. */
  readonly #turns = new Turns();
  #leave: (() => void)[] = [];
  readonly #ends: (() => void)[] = [];

  constructor(ports: Ports) {
    this.ports = ports;
    this.#now = ports.now();
    this.device = new Device(ports);
    this.workspaces = new Workspaces(ports);
    this.announcer = new Announcer((action, ms) => this.#after(ms, action));
    this.copies = new Copies(this);
    this.keepOpen = new KeepOpen(ports);
    this.router = new Router(ports.address, (route) => this.#odd(route));
    this.following = new Following(this);
  }

  /** The words of the language in use, states by the names the workspace gives them. */
  get m(): Messages {
    return this.#named;
  }
  get stage(): Stage {
    return this.#stage;
  }
  /** The programme; null until it is ready. */
  get book(): Book | null {
    return this.#book;
  }
  get search(): Search | null {
    return this.#search;
  }
  get workspace(): Workspace | null {
    return this.#workspace;
  }
  /** Rows of the open workspace's log that could not be read here. */
  get damaged(): number {
    return this.#damaged;
  }
  /** True when the open workspace's log had been lost here, and was made anew. */
  get rebuilt(): boolean {
    return this.#rebuilt;
  }
  /** True when this device's copy of the programme had been altered and was put right. */
  get programmeRepaired(): boolean {
    return this.#repaired;
  }
  get offlineReady(): boolean {
    return this.#offlineReady;
  }
  /** A newer edition of the app waits to be let in. */
  get updateWaits(): boolean {
    return this.#updateWaits;
  }
  /** The time, to the minute: for words like "oggi". */
  get now(): Timestamp {
    return this.#now;
  }

  /** The programme first, then the workspace. Rejects never: what stops it is in `stage`. */
  start(): Promise<void> {
    const started = this.#turns.take(async () => {
      await this.device.load();
      await this.#speak(this.device.settings.language);
      await this.#proceed();
      await this.#keepOffline();
    });
    this.#ends.push(
      this.ports.tick(() => (this.#now = this.ports.now()), minuteMs),
      this.router.start(),
    );
    return started;
  }

  /** Tries again what stopped the start. */
  retry(): Promise<void> {
    return this.#turns.take(() => this.#proceed());
  }

  async setLanguage(language: 'it' | 'en'): Promise<void> {
    if (await this.#speak(language)) await this.device.setLanguage(language);
  }

  /** Opens a workspace in place of the present one, unless words of that would be lost: then it says so. */
  open(row: WorkspaceRow): Promise<void> {
    return this.#turns.take(async () => {
      if (await this.#mayLeave()) await this.#open(row);
    });
  }

  /** As `open`, with a new one. */
  create(name: string): Promise<void> {
    return this.#turns.take(async () => {
      if (await this.#mayLeave()) await this.#create(name);
    });
  }

  /**
   * Makes a workspace with new keys from all that is in the open one, keeps it and opens it; the old one
   * stays as it is. Throws Failure.
   */
  fork(name: string): Promise<void> {
    return this.#turns.take(async () => {
      if (!this.#book || !this.#workspace || !(await this.#mayLeave())) return;
      const row = await this.ports.forkWorkspace(this.#workspace, name, this.#book.hash);
      this.workspaces.adopt(row);
      await this.#open(row);
    });
  }

  /** Joins by a link and opens it, as `open`. Throws Failure `link-…`; then nothing has changed. */
  join(text: string): Promise<void> {
    return this.#turns.take(() => this.#join(text));
  }

  /** Forgets a workspace; where it was the open one, opens another. Throws Failure. */
  remove(row: WorkspaceRow): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#workspace?.id === row.id) await this.#closeWorkspace();
      try {
        await this.workspaces.remove(row.id);
      } finally {
        if (!this.#workspace) await this.#firstWorkspace();
      }
    });
  }

  /** The disk answers. Where it did not at the start, what it keeps comes in now. */
  storageReturned(): Promise<void> {
    return this.#turns.take(async () => {
      if (!this.#blind) return;
      this.#blind = false;
      await this.device.load();
      await this.#speak(this.device.settings.language);
      await this.workspaces.load();
      await this.#leaveMade();
      if (this.#workspace) await this.device.rememberWorkspace(this.#workspace.id);
    });
  }

  /** Lets the newer edition in. The page reloads. */
  update(): void {
    this.#offline?.update();
  }

  putOffUpdate(): void {
    this.#updateWaits = false;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const end of this.#ends.splice(0)) end();
    this.#offline?.close();
    this.keepOpen.stop();
    this.#search?.close();
    await this.#turns.take(() => this.#closeWorkspace());
  }

  /** Says that an address led nowhere in this programme, and shows the list. */
  lost(goal: GoalId): void {
    this.router.replace({ kind: 'home' });
    this.announcer.show(this.#m.programme.noGoal(goal), 'warn');
  }

  /** False where another language was chosen meanwhile, or its words do not load. */
  async #speak(language: 'it' | 'en'): Promise<boolean> {
    this.#language = language;
    try {
      const words = language === 'en' ? (await import('../messages/en')).en : it;
      if (this.#language !== language) return false;
      this.#m = words;
      return true;
    } catch (error) {
      this.#warn(error);
      return false;
    }
  }

  /** Whatever of the start is not done yet. */
  async #proceed(): Promise<void> {
    if (!this.#book) await this.#openProgramme();
    if (!this.#book) return;
    if (!this.#listed) await this.workspaces.load();
    if (!this.#listed) this.#blind = this.workspaces.problem !== null;
    this.#listed = true;
    if (!this.#workspace) await (this.#again?.() ?? this.#firstWorkspace());
    await this.#leaveMade();
  }

  async #openProgramme(): Promise<void> {
    this.#stage = { kind: 'programme' };
    try {
      const { programme, hash, repaired } = await this.ports.openProgramme();
      this.#repaired = repaired;
      this.#book = new Book(programme, hash, bookSources(this));
      this.#search = new Search(programme);
      if (repaired) this.announcer.show(this.#m.announce.programmeRepaired, 'warn');
    } catch (error) {
      this.#stage = { kind: 'stopped', at: 'programme', problem: problemOf(error) };
    }
  }

  /** The invitation in the address, else the last one opened, else a first one. */
  async #firstWorkspace(): Promise<void> {
    if (await this.#acceptInvitation()) return;
    const { rows } = this.workspaces;
    const row = this.#lastOpened(rows);
    try {
      await (row ? this.#open(row) : this.#create(this.#m.spaces.firstName));
      if (!row && this.#blind) this.#made = this.#workspace?.id ?? null;
    } catch (error) {
      this.#stop(error);
    }
  }

  /**
   * The one remembered, unless another was opened since: a page that goes just after a disk has answered
   * may have stored a workspace and not yet that it was the last.
   */
  #lastOpened(rows: readonly WorkspaceRow[]): WorkspaceRow | undefined {
    const remembered = this.workspaces.get(this.device.settings.lastWorkspace);
    const newest = rows.reduce<WorkspaceRow | undefined>(
      (last, row) => (last && last.openedAt >= row.openedAt ? last : row),
      undefined,
    );
    return remembered && newest && remembered.openedAt < newest.openedAt
      ? newest
      : (remembered ?? rows[0]);
  }

  /**
   * A workspace made for want of the list gives way, if nothing is written in it, to one on the list. It
   * is removed first: a page that closes once the other is on screen leaves no empty one behind.
   */
  async #leaveMade(): Promise<void> {
    const made = this.#made;
    const row = this.workspaces.rows.find(({ id }) => id !== made);
    if (this.#blind || !made || !row) return;
    if (this.#workspace?.id !== made || this.#workspace.noted.size > 0) return;
    this.#made = null;
    this.#stage = { kind: 'workspace' };
    await this.#closeWorkspace();
    try {
      await this.workspaces.remove(made);
    } finally {
      await this.#open(row);
    }
  }

  async #open(row: WorkspaceRow, fresh = false): Promise<void> {
    if (this.#closed) return;
    if (this.#workspace?.id === row.id && this.#workspace.role === row.capability.role) {
      return this.#remember(row.id); // another tab may have opened another since
    }
    this.#stage = { kind: 'workspace' };
    this.#again = () => this.#open(row, fresh);
    await this.#closeWorkspace();
    try {
      const opened = await this.ports.openWorkspace(row, this.device, fresh);
      const { workspace, damaged, rebuilt } = opened;
      this.#workspace = workspace;
      this.#damaged = damaged;
      this.#rebuilt = rebuilt;
      this.#again = null;
      this.#listen(workspace);
      this.#stage = { kind: 'ready' };
    } catch (error) {
      this.#stop(error);
      return;
    }
    await this.#remember(row.id);
  }

  /** The next start opens this one. */
  async #remember(id: WorkspaceId): Promise<void> {
    await this.workspaces.opened(id);
    await this.device.rememberWorkspace(id);
  }

  async #create(name: string): Promise<void> {
    if (!this.#book) return;
    await this.#open(await this.workspaces.create(name, this.#book.hash), true);
  }

  async #join(text: string): Promise<void> {
    if (!this.#book || !(await this.#mayLeave())) return;
    const row = await this.workspaces.join(text, this.#book.hash);
    await this.#open(row);
    if (this.#workspace?.id !== row.id) return; // it did not open: that has been said
    const { joinedView, joinedEdit } = this.#m.spaces;
    this.announcer.show(row.capability.role === 'edit' ? joinedEdit : joinedView);
    if (text.includes('~p.')) await this.#pair(text);
  }

  /** Reads an invitation to connect and shows the reply to it. What fails is said there. */
  async #pair(text: string): Promise<void> {
    if (!this.#workspace) return;
    this.router.go({ kind: 'pairing' });
    await this.#workspace.pairing.answer(text);
  }

  /** Joins by the invitation that came in the address. False where there is none, or it is no good. */
  async #acceptInvitation(): Promise<boolean> {
    const invitation = this.#invitation;
    if (invitation === null || !this.#book) return false;
    this.#invitation = null;
    try {
      await this.#join(invitation);
      return true;
    } catch (error) {
      this.#warn(error);
      return false;
    }
  }

  /** The banner says it, with what to try. */
  #stop(error: unknown): void {
    this.#stage = { kind: 'stopped', at: 'workspace', problem: problemOf(error) };
  }

  #warn(error: unknown): void {
    const { what, help } = explain(this.#m, problemOf(error));
    this.announcer.show(`${what} ${help}`, 'warn');
  }

  async #keepOffline(): Promise<void> {
    try {
      this.#offline = await this.ports.registerOffline({
        onReady: () => (this.#offlineReady = true),
        onUpdate: () => (this.#updateWaits = true),
      });
      if (this.#closed) this.#offline?.close();
    } catch {
      this.#offlineReady = false; // "I miei dati" says that it will not open without a network
    }
  }

  /** All wait for their turn: the programme must be there, and nothing half open. */
  #odd(route: Arrival | Extract<Route, { kind: 'unknown' }>): void {
    if (route.kind === 'join') this.#invitation = route.secret;
    void this.#turns.take(async () => {
      if (route.kind === 'join') await this.#acceptInvitation();
      else if (route.kind === 'pair') await this.#pair(route.token);
      else this.announcer.show(this.#m.programme.elsewhere, 'warn');
    });
  }

  #listen(workspace: Workspace): void {
    for (const id of workspace.noted) this.#search?.setNote(id, workspace.note(id).plain);
    const news = new News(workspace, () => this.#m);
    const visit = () => {
      const { page } = this.router;
      workspace.visit(page.kind === 'goal' ? page.goal : null);
    };
    visit();
    let searched: Programme | null = null;
    const added = () => {
      const programme = this.#book?.programme;
      if (!programme || programme === searched) return;
      searched = programme;
      this.#search?.setProgramme(programme);
    };
    added();
    this.#leave = [
      workspace.facts.onChange(() => queueMicrotask(added)),
      this.router.onMove(visit),
      () => news.close(),
      workspace.keeper.watch(this.ports.tick, {
        name: (day) => this.#m.announce.versionName(new Date(`${day}T00:00`).getTime()),
        made: ({ name }) => this.announcer.show(this.#m.announce.versionMade(name)),
        failed: (error) => this.#warn(error),
      }),
      workspace.onNotes((actions) => {
        for (const id of actions) this.#search?.setNote(id, workspace.note(id).plain);
        if (workspace.canEdit && workspace.noted.size > 0) void this.device.askToKeep();
      }),
      this.ports.tick(() => {
        const said = news.take(this.#m);
        if (said.length > 0) this.announcer.say(said.join('. '));
        void this.workspaces.label(workspace.id, workspace.name);
      }, announceEveryMs),
    ];
  }

  /** False, and said, where what was written in the open workspace is in memory alone. */
  async #mayLeave(): Promise<boolean> {
    const workspace = this.#workspace;
    if (workspace?.saved.kind === 'saving') {
      const enough = new Promise<void>((resolve) => this.#after(patienceMs, resolve));
      await Promise.race([workspace.settled(), enough]);
    }
    if (!workspace?.atRisk) return true;
    this.#warn(new Failure({ kind: 'work-unsaved' }));
    return false;
  }

  #after(ms: number, action: () => void): void {
    const end = this.ports.tick(() => {
      end();
      action();
    }, ms);
  }

  async #closeWorkspace(): Promise<void> {
    for (const end of this.#leave.splice(0)) end();
    const workspace = this.#workspace;
    this.#workspace = null;
    this.#damaged = 0;
    if (!workspace) return;
    this.#search?.clearNotes();
    await this.workspaces.label(workspace.id, workspace.name);
    try {
      await workspace.close();
    } catch (error) {
      this.#warn(error); // another can be opened all the same
    }
  }
}

/** What the book reads, live. */
const bookSources = (mandato: Mandato) => ({
  get page() {
    return mandato.router.page;
  },
  get workspace() {
    return mandato.workspace;
  },
  get now() {
    return mandato.now;
  },
});
