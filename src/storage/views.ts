import type { WorkspaceId } from '../domain/ids';
import { parseViews, withView, type SavedView } from '../domain/saved-view';
import type { Database } from './database';

/**
 * The views of the list one keeps for oneself, workspace by workspace: a row each among the settings.
 * Every promise gives those that are kept, or rejects with a Failure `storage-…`.
 */
export class ViewStore {
  constructor(private readonly database: Database) {}

  async list(workspace: WorkspaceId): Promise<readonly SavedView[]> {
    return viewsIn(await this.database.run(({ settings }) => settings.get(keyOf(workspace))));
  }

  /** Keeps one, in place of an earlier one of the same number; not where there are too many already. */
  put(workspace: WorkspaceId, view: SavedView): Promise<readonly SavedView[]> {
    return this.#change(workspace, (views) => withView(views, view));
  }

  remove(workspace: WorkspaceId, gone: SavedView['id']): Promise<readonly SavedView[]> {
    return this.#change(workspace, (views) => views.filter(({ id }) => id !== gone));
  }

  /** The workspace is forgotten, and with it how one looked at it. */
  async forget(workspace: WorkspaceId): Promise<void> {
    await this.database.run(({ settings }) => settings.delete(keyOf(workspace)));
  }

  /** Two tabs that change two views both succeed. */
  #change(
    workspace: WorkspaceId,
    change: (views: readonly SavedView[]) => readonly SavedView[],
  ): Promise<readonly SavedView[]> {
    const key = keyOf(workspace);
    return this.database.run((tables) =>
      tables.transaction('rw', tables.settings, async () => {
        const value = change(viewsIn(await tables.settings.get(key)));
        await tables.settings.put({ key, value });
        return value;
      }),
    );
  }
}

const viewsIn = (row: unknown): readonly SavedView[] =>
  typeof row === 'object' && row !== null && 'value' in row ? parseViews(row.value) : [];

const keyOf = (workspace: WorkspaceId): string => `views:${workspace}`;
