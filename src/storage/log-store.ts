import type { LogStore, SealedEnvelope, StorageEvent, UnsealedUpdate } from '../domain/log';
import type { Timestamp, WorkspaceId } from '../domain/ids';
import type { Database } from './database';
import { eachPage, rowsOf } from './log-reads';
import { exactly, parseBeacons, parseEnvelope, parseUnsealed, placeOf, weightOf } from './log-rows';
import type { EnvelopeRow } from './log-rows';
import { addRows, addUnknownRows, clearLog, replaceRows } from './log-writes';
import { commitNow, putNow } from './transact';

/** Between envelopes stored in one millisecond; a binary fraction, so sums stay exact. */
const step = 1 / 1024;

/** The log of every workspace, in IndexedDB. Several tabs may use it at once. */
export class IndexedDbLogStore implements LogStore {
  #lastPlace = 0;

  /** @param now the clock, in milliseconds: it orders what this device stored, and nothing else. */
  constructor(
    private readonly database: Database,
    private readonly now: () => Timestamp,
  ) {}

  read(workspace: WorkspaceId): Promise<{ envelopes: SealedEnvelope[]; damaged: number }> {
    return this.database.run(async (tables) => {
      const found: { place: number; envelope: SealedEnvelope }[] = [];
      let damaged = 0;
      await eachPage(tables, workspace, (rows) => {
        for (const row of rows) {
          const envelope = parseEnvelope(row);
          if (envelope) found.push({ place: placeOf(row), envelope });
          else damaged++;
        }
      });
      found.sort((a, b) => a.place - b.place);
      this.#lastPlace = Math.max(this.#lastPlace, found.at(-1)?.place ?? 0);
      return { envelopes: found.map(({ envelope }) => envelope), damaged };
    });
  }

  readUnsealed(workspace: WorkspaceId): Promise<UnsealedUpdate[]> {
    return this.database.run(async ({ unsealed }) => {
      const rows = await rowsOf(unsealed, unsealed.where('workspace').equals(workspace));
      return rows.flatMap((row) => parseUnsealed(row) ?? []);
    });
  }

  writeUnsealed(
    workspace: WorkspaceId,
    updates: readonly { readonly update: Uint8Array; readonly time: Timestamp }[],
  ): Promise<number[]> {
    if (updates.length === 0) return Promise.resolve([]);
    const terms = { stores: ['unsealed'], durability: 'relaxed' } as const;
    return this.database.run((tables) =>
      commitNow(tables.backendDB(), terms, (transaction) => {
        const store = transaction.objectStore('unsealed');
        const requests = updates.map(({ update, time }) =>
          store.add({ workspace, update: exactly(update), time }),
        );
        return () => requests.map((request) => Number(request.result));
      }),
    );
  }

  append(workspace: WorkspaceId, envelopes: readonly SealedEnvelope[]): Promise<void> {
    if (envelopes.length === 0) return Promise.resolve();
    const rows = envelopes.map((envelope) => this.#row(workspace, envelope));
    return this.database.run(async (tables) => {
      const raw = tables.backendDB();
      try {
        await addRows(raw, rows);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error;
        await addUnknownRows(raw, rows);
      }
    });
  }

  dropUnsealed(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return Promise.resolve();
    const terms = { stores: ['unsealed'], durability: 'relaxed' } as const;
    return this.database.run((tables) =>
      commitNow(tables.backendDB(), terms, (transaction) => {
        const store = transaction.objectStore('unsealed');
        for (const id of ids) store.delete(id);
        return () => undefined;
      }),
    );
  }

  compact(
    workspace: WorkspaceId,
    snapshot: SealedEnvelope,
    covered: readonly Pick<SealedEnvelope, 'session' | 'seq'>[],
  ): Promise<void> {
    const row = this.#row(workspace, snapshot);
    return this.database.run((tables) => replaceRows(tables.backendDB(), row, covered));
  }

  readBeacons(workspace: WorkspaceId): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    return this.database.run(async ({ beacons }) => parseBeacons(await beacons.get(workspace)));
  }

  async writeBeacons(
    workspace: WorkspaceId,
    frames: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<void> {
    const row = { workspace, frames: frames.map(exactly) };
    await this.database.run((tables) => putNow(tables, 'beacons', [row]));
  }

  size(workspace: WorkspaceId): Promise<number> {
    return this.database.run(async (tables) => {
      let bytes = 0;
      const weigh = (rows: unknown[]) => {
        for (const row of rows) bytes += weightOf(row);
      };
      await eachPage(tables, workspace, weigh);
      const { unsealed } = tables;
      weigh(await rowsOf(unsealed, unsealed.where('workspace').equals(workspace)));
      return bytes;
    });
  }

  clear(workspace: WorkspaceId): Promise<void> {
    return this.database.run((tables) =>
      tables.transaction('rw', tables.envelopes, tables.unsealed, tables.beacons, () =>
        clearLog(tables, workspace),
      ),
    );
  }

  watch(listener: (event: StorageEvent) => void): () => void {
    return this.database.watch(listener);
  }

  #row(workspace: WorkspaceId, envelope: SealedEnvelope): EnvelopeRow {
    const { session, seq, kind, time, bytes } = envelope;
    this.#lastPlace = Math.max(this.#lastPlace + step, this.now());
    return { workspace, session, seq, kind, time, bytes: exactly(bytes), at: this.#lastPlace };
  }
}
