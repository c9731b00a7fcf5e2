import type { GoalId, Timestamp, WorkspaceId } from '../domain/ids';
import { problemOf, type Problem } from '../domain/problem';
import type { Route } from '../domain/route';
import type { WorkspaceRow } from '../domain/workspace';
import { it, type Messages } from '../messages/it';
import { Announcer } from './announcer.svelte';
import { Book } from './book.svelte';
import { Copies } from './copies.svelte';
import { Device } from './device.svelte';
import { explain } from './explain';
import { News } from './news';
import type { OfflineCopy, Ports } from './ports';
import { Router } from './router.svelte';
import { Search } from './search.svelte';
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

/** The app: what the screens are handed. It owns everything that opens, and closes it. */
export class Mandato {
  readonly ports: Ports;
  readonly router: Router;
  readonly device: Device;
  readonly workspaces: Workspaces;
  readonly announcer: Announcer;
  readonly copies: Copies;
  #m = $state.raw<Messages>(it);
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
  #invitation: string | null = null;
  /** The list of workspaces could not be read at the start; what was made in its place. */
  #blind = false;
  #made: WorkspaceId | null = null;
  #offline: OfflineCopy | null = null;
  /** Opens again what did not open. */
  #again: (() => Promise<void>) | null = null;
  #leave: (() => void)[] = [];
  readonly #ends: (() => void)[] = [];

  constructor(ports: Ports) {
    this.ports = ports;
    this.#now = ports.now();
    this.device = new Device(ports);
    this.workspaces = new Workspaces(ports);
    this.announcer = new Announcer((action, ms) => {
      const end = ports.tick(() => {
        end();
        action();
      }, ms);
    });
    this.copies = new Copies(this);
    this.router = new Router(ports.address, (route) => this.#odd(route));
  }

  /** The words of the language in use. */
  get m(): Messages {
    return this.#m;
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
  async start(): Promise<void> {
    this.#ends.push(
      this.ports.tick(() => (this.#now = this.ports.now()), minuteMs),
      this.router.start(),
    );
    await this.device.load();
    await this.#speak(this.device.settings.language);
    await this.#openProgramme();
    if (!this.#book) return;
    await this.workspaces.load();
    this.#blind = this.workspaces.problem !== null;
    await this.#firstWorkspace();
    await this.#leaveMade();
    await this.#keepOffline();
  }

  /** Tries again what stopped the start. */
  async retry(): Promise<void> {
    if (!this.#book) await this.#openProgramme();
    if (this.#book && !this.#workspace) await (this.#again?.() ?? this.#firstWorkspace());
  }

  async setLanguage(language: 'it' | 'en'): Promise<void> {
    await this.#speak(language);
    await this.device.setLanguage(language);
  }

  /** Opens a workspace in place of the present one. */
  async open(row: WorkspaceRow, fresh = false): Promise<void> {
    await this.#closeWorkspace();
    this.#stage = { kind: 'workspace' };
    this.#again = () => this.open(row, fresh);
    try {
      const { workspace, damaged, rebuilt } = await this.ports.openWorkspace(
        row,
        this.device,
        fresh,
      );
      this.#workspace = workspace;
      this.#damaged = damaged;
      this.#rebuilt = rebuilt;
      this.#listen(workspace);
      this.#again = null;
      this.#stage = { kind: 'ready' };
    } catch (error) {
      this.#stage = { kind: 'stopped', at: 'workspace', problem: problemOf(error) };
      return;
    }
    await this.workspaces.opened(row.id);
    await this.device.rememberWorkspace(row.id);
  }

  async create(name: string): Promise<void> {
    if (!this.#book) return;
    const row = await this.workspaces.create(name, this.#book.hash);
    await this.open(row, true);
  }

  /** Joins by a link and opens it. Throws Failure `link-…`; then nothing has changed. */
  async join(text: string): Promise<void> {
    if (!this.#book) return;
    const row = await this.workspaces.join(text, this.#book.hash);
    const { joinedView, joinedEdit } = this.#m.spaces;
    if (this.#workspace?.id !== row.id || this.#workspace.role !== row.capability.role) {
      await this.open(row);
    }
    this.announcer.show(row.capability.role === 'edit' ? joinedEdit : joinedView);
  }

  /** Forgets a workspace; where it was the open one, opens another. Throws Failure. */
  async remove(row: WorkspaceRow): Promise<void> {
    if (this.#workspace?.id === row.id) await this.#closeWorkspace();
    try {
      await this.workspaces.remove(row.id);
    } finally {
      if (!this.#workspace) await this.#firstWorkspace();
    }
  }

  /** The disk answers. Where it did not at the start, what it keeps comes in now. */
  async storageReturned(): Promise<void> {
    if (!this.#blind) return;
    this.#blind = false;
    await this.device.load();
    await this.#speak(this.device.settings.language);
    await this.workspaces.load();
    await this.#leaveMade();
  }

  /** Lets the newer edition in. The page reloads. */
  update(): void {
    this.#offline?.update();
  }

  putOffUpdate(): void {
    this.#updateWaits = false;
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0)) end();
    this.#offline?.close();
    this.#search?.close();
    await this.#closeWorkspace();
  }

  /** Says that an address led nowhere in this programme, and shows the list. */
  lost(goal: GoalId): void {
    this.router.replace({ kind: 'home' });
    this.announcer.show(this.#m.programme.noGoal(goal), 'warn');
  }

  async #speak(language: 'it' | 'en'): Promise<void> {
    this.#m = language === 'en' ? (await import('../messages/en')).en : it;
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
    const invitation = this.#takeInvitation();
    if (invitation !== null && (await this.#accept(invitation))) return;
    const { rows } = this.workspaces;
    const row = this.workspaces.get(this.device.settings.lastWorkspace) ?? rows[0];
    try {
      await (row ? this.open(row) : this.create(this.#m.spaces.firstName));
      if (!row && this.#blind) this.#made = this.#workspace?.id ?? null;
      const late = this.#takeInvitation();
      if (late !== null) await this.#accept(late);
    } catch (error) {
      this.#stage = { kind: 'stopped', at: 'workspace', problem: problemOf(error) };
    }
  }

  /** A workspace made for want of the list gives way, if nothing is written in it, to one on the list. */
  async #leaveMade(): Promise<void> {
    const made = this.#made;
    const row = this.workspaces.rows.find(({ id }) => id !== made);
    if (this.#blind || !made || !row) return;
    if (this.#workspace?.id !== made || this.#workspace.noted.size > 0) return;
    this.#made = null;
    await this.open(row);
    await this.workspaces.remove(made);
  }

  /** An invitation that came while something was opening. */
  #takeInvitation(): string | null {
    const invitation = this.#invitation;
    this.#invitation = null;
    return invitation;
  }

  async #accept(secret: string): Promise<boolean> {
    try {
      await this.join(secret);
      return true;
    } catch (error) {
      const { what, help } = explain(this.#m, problemOf(error));
      this.announcer.show(`${what} ${help}`, 'warn');
      return false;
    }
  }

  async #keepOffline(): Promise<void> {
    try {
      this.#offline = await this.ports.registerOffline({
        onReady: () => (this.#offlineReady = true),
        onUpdate: () => (this.#updateWaits = true),
      });
    } catch {
      this.#offlineReady = false; // "I miei dati" says that it will not open without a network
    }
  }

  #odd(route: Extract<Route, { kind: 'join' | 'unknown' }>): void {
    if (route.kind === 'unknown') {
      this.announcer.show(this.#m.programme.elsewhere, 'warn');
    } else if (this.#book && this.#stage.kind !== 'workspace') {
      void this.#accept(route.secret);
    } else {
      this.#invitation = route.secret;
    }
  }

  #listen(workspace: Workspace): void {
    for (const id of workspace.noted) this.#search?.setNote(id, workspace.note(id).plain);
    const news = new News(workspace);
    this.#leave = [
      workspace.onRemoteEdit((actions) => {
        for (const id of actions) news.edited(workspace.lastTouch(id)?.by, [id], this.#m);
      }),
      workspace.onNotes((actions) => {
        for (const id of actions) this.#search?.setNote(id, workspace.note(id).plain);
        if (workspace.canEdit && workspace.noted.size > 0) void this.device.askToKeep();
      }),
      $effect.root(() => {
        $effect(() => {
          if (workspace.saved.kind === 'unsaved') news.unsaved();
        });
      }),
      this.ports.tick(() => {
        const said = news.take(this.#m);
        if (said.length > 0) this.announcer.say(said.join('. '));
        void this.workspaces.label(workspace.id, workspace.name);
      }, announceEveryMs),
    ];
  }

  async #closeWorkspace(): Promise<void> {
    for (const end of this.#leave.splice(0)) end();
    const workspace = this.#workspace;
    this.#workspace = null;
    if (!workspace) return;
    this.#search?.clearNotes();
    await this.workspaces.label(workspace.id, workspace.name);
    await workspace.close();
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
