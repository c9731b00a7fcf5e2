import type { Collection, Table } from 'dexie';
import type { WorkspaceId } from '../domain/ids';
import { ofWorkspace } from './tables';
import type { Tables } from './tables';

/** Rows read at a time: none of the page's tasks grows long. */
const pageSize = 512;

/**
 * Hands over a workspace's envelope rows a page at a time, all as they stood at one moment: a tab
 * that compacts meanwhile must not move a snapshot to where we have already been.
 */
export function eachPage(
  tables: Tables,
  workspace: WorkspaceId,
  take: (rows: unknown[]) => void,
): Promise<void> {
  const { envelopes } = tables;
  return tables.transaction('r', envelopes, async () => {
    const [first, end] = ofWorkspace(workspace);
    let from: unknown[] = first;
    for (;;) {
      const page = envelopes.where(':id').between(from, end, false, false).limit(pageSize);
      const rows = await rowsOf(envelopes, page);
      take(rows);
      if (rows.length < pageSize) return;
      from = keyOf(rows.at(-1)) ?? (await page.primaryKeys()).at(-1) ?? end;
    }
  });
}

/**
 * The rows of a collection. Where the browser cannot read one of them it refuses them all, so they
 * are then asked for one by one, and the unreadable stand as undefined.
 */
export async function rowsOf<Key>(
  table: Table<unknown, Key>,
  collection: Collection<unknown, Key>,
): Promise<unknown[]> {
  try {
    return await collection.toArray();
  } catch {
    const rows: unknown[] = [];
    for (const key of await collection.primaryKeys()) {
      rows.push(await table.get(key).catch(() => undefined));
    }
    return rows;
  }
}

/** The key within a row that came from the store, where it cannot be but valid. */
function keyOf(row: unknown): unknown[] | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { workspace, session, seq } = row as Readonly<Record<string, unknown>>;
  return [workspace, session, seq];
}
