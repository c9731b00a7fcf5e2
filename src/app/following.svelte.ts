import type { Present } from '../domain/company';
import { goalOf, type GoalId, type PersonId, type SessionId } from '../domain/ids';
import { actionNumber, type ActionNumber } from '../domain/route';
import type { Messages } from '../messages/it';
import type { Announcer } from './announcer.svelte';
import { called } from './called';
import type { Ports } from './ports';
import type { Page, Router } from './router.svelte';
import type { Workspace } from './workspace.svelte';

/** What following needs of the app. */
export interface FollowingHome {
  readonly m: Messages;
  readonly router: Router;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly workspace: Pick<Workspace, 'colleagues' | 'onColleagues'> | null;
  readonly ports: Pick<Ports, 'now'>;
}

const chaseMoves = 8;
const chaseMs = 5000;

interface Led {
  readonly workspace: FollowingHome['workspace'];
  readonly session: SessionId;
  readonly person: PersonId;
  readonly name: string;
}

/**
 * Going where a colleague goes, from goal to goal. It ends when the person goes anywhere on their own,
 * or says so; a colleague who is away for a moment is waited for.
 */
export class Following {
  #led = $state.raw<Led | null>(null);
  /** Where it led last, or began: any other page is of the person's own choosing. */
  #page: Page | null = null;
  #leading = false;
  #moved = false;
  #times: number[] = [];
  #ends: (() => void)[] = [];
  readonly #home: FollowingHome;

  constructor(home: FollowingHome) {
    this.#home = home;
  }

  /** Whom one follows, and whether they are here now. */
  get whom(): { readonly name: string; readonly here: boolean } | null {
    const led = this.#led;
    if (!led || led.workspace !== this.#home.workspace) return null;
    return { name: led.name, here: this.#find(led) !== undefined };
  }

  isWith(session: SessionId): boolean {
    return this.whom !== null && this.#led?.session === session;
  }

  start(session: SessionId): void {
    const { workspace, router, announcer, m } = this.#home;
    const colleague = workspace?.colleagues.find((each) => each.session === session);
    this.#quit();
    if (!workspace || !colleague) return;
    const name = called(m, colleague);
    this.#led = { workspace, session, person: colleague.person.id, name };
    this.#page = router.page;
    this.#ends = [
      workspace.onColleagues(() => this.#keepUp()),
      router.onMove(() => (this.#isOwn() ? this.stop() : this.#keepUp())),
    ];
    const moved = this.#look();
    announcer.say([m.follow.started(name), ...moved].join('. '));
  }

  stop(): void {
    const name = this.#led?.name;
    this.#quit();
    if (name !== undefined) this.#home.announcer.say(this.#home.m.follow.stopped(name));
  }

  #keepUp(): void {
    const said = this.#look();
    if (said.length > 0) this.#home.announcer.say(said.join('. '));
  }

  /** The person went somewhere on their own. */
  #isOwn(): boolean {
    return !this.#leading && this.#home.router.page !== this.#page;
  }

  #quit(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#led = null;
    this.#moved = false;
    this.#times = [];
  }

  /** Goes where the colleague is, and gives what is to be said. Never under an open dialog. */
  #look(): readonly string[] {
    const { router, workspace, m } = this.#home;
    const led = this.#led;
    if (!led || this.#leading) return [];
    if (led.workspace !== workspace) {
      this.#quit();
      return [];
    }
    const colleague = this.#find(led);
    const goal = colleague && goalWhere(colleague);
    if (!colleague || !goal) return [];
    if (colleague.session !== led.session) this.#led = { ...led, session: colleague.session };
    const action = colleague.where && actionNumber(colleague.where);
    const { page } = router;
    if (router.overlay || isAt(page, goal, action)) return [];
    if (this.#isChase()) {
      this.#quit();
      return [m.follow.stopped(led.name)];
    }
    this.#lead(goal, action);
    return page.kind === 'goal' && page.goal === goal ? [] : [m.follow.moved(led.name, goal)];
  }

  /** Two who follow each other could send each other about for ever: no person moves as fast. */
  #isChase(): boolean {
    const now = this.#home.ports.now();
    this.#times = [...this.#times, now].slice(-chaseMoves);
    const [first = now] = this.#times;
    return this.#times.length === chaseMoves && now - first < chaseMs;
  }

  /** One step of history however far it goes: going back leads where one was before. */
  #lead(goal: GoalId, action: ActionNumber | null): void {
    const { router } = this.#home;
    this.#leading = true;
    router[this.#moved ? 'replace' : 'go']({ kind: 'goal', goal, action, write: false });
    this.#leading = false;
    this.#moved = true;
    this.#page = router.page;
  }

  #find({ workspace, session, person }: Led): Present | undefined {
    const colleagues = workspace?.colleagues ?? [];
    return (
      colleagues.find((each) => each.session === session) ??
      colleagues.find((each) => each.person.id === person && each.role === 'edit')
    );
  }
}

const goalWhere = ({ where, at }: Present): GoalId | null => (where ? goalOf(where) : at);

const isAt = (page: Page, goal: GoalId, action: ActionNumber | null): boolean =>
  page.kind === 'goal' && page.goal === goal && (action === null || page.action === action);
