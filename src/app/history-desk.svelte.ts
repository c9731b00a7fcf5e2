import { countsAt, countsIn, momentsSince, stepsOf, type Past, type Step } from '../domain/history';
import { isActionId, type ActionId, type Timestamp } from '../domain/ids';
import type { Version } from '../domain/version';
import type { FactDesk } from './fact-desk.svelte';
import type { VersionDesk } from './version-desk.svelte';

/** Most versions opened for it. */
const versionLimit = 12;

/** How the states of all actions went over time. What it once worked out of an action it keeps. */
export class HistoryDesk {
  readonly #facts: FactDesk;
  readonly #versions: Pick<VersionDesk, 'all' | 'look'>;
  readonly #steps = new Map<ActionId, readonly Step[]>();
  readonly #stop: () => void;
  /** The versions opened last, and what for. */
  #opened: { readonly key: string; readonly pasts: Promise<readonly Past[]> } | null = null;

  constructor(facts: FactDesk, versions: Pick<VersionDesk, 'all' | 'look'>) {
    this.#facts = facts;
    this.#versions = versions;
    this.#stop = facts.onChange((subjects) => {
      for (const subject of subjects) if (isActionId(subject)) this.#steps.delete(subject);
    });
  }

  /**
   * At the end of each month since the first change, and now: worked out from what was recorded up to
   * then, by the authors' clocks. Reactive.
   */
  months(actions: readonly ActionId[], now: Timestamp): readonly Past[] {
    this.#facts.followAll();
    const histories = actions.map((id) => this.#of(id)).filter(({ length }) => length > 0);
    const first = histories.reduce((min, steps) => Math.min(min, steps[0]?.at ?? min), Infinity);
    const moments = momentsSince(first, now);
    // Now is as the other charts have it, whatever some author's clock said.
    const counts = countsAt([...moments.slice(0, -1), Infinity], histories, actions.length);
    return moments.flatMap((at, index) => {
      const there = counts[index];
      return there ? [{ at, version: null, now: index === moments.length - 1, counts: there }] : [];
    });
  }

  /** The last versions since a moment, exact. The same promise while they are the same. Reactive. */
  exact(actions: readonly ActionId[], since: Timestamp): Promise<readonly Past[]> {
    const versions = this.#versions.all.filter(({ at }) => at >= since).slice(0, versionLimit);
    const key = versions.map(({ id, hash }) => `${id}-${hash}`).join();
    if (this.#opened?.key !== key)
      this.#opened = {
        key,
        pasts: Promise.all(versions.map((version) => this.#open(version, actions))).then((all) =>
          all.flatMap((past) => past ?? []),
        ),
      };
    return this.#opened.pasts;
  }

  close(): void {
    this.#stop();
  }

  #of(id: ActionId): readonly Step[] {
    const known = this.#steps.get(id);
    if (known) return known;
    const steps = stepsOf(this.#facts.book.entries(id, 'state'));
    this.#steps.set(id, steps);
    return steps;
  }

  async #open(version: Version, actions: readonly ActionId[]): Promise<Past | null> {
    const looked = await this.#versions.look({ kind: 'version', id: version.id });
    if (looked.kind === 'damaged') return null;
    const counts = countsIn(looked.state.facts, actions);
    return { at: version.at, version, now: false, counts };
  }
}
