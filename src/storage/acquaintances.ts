import {
  parseAcquaintances,
  withAcquaintance,
  type Acquaintance,
  type AcquaintanceStore,
} from '../domain/acquaintance';
import type { WorkspaceId } from '../domain/ids';
import type { Database } from './database';
import { putNow } from './transact';

/**
 * The devices this one has been linked to, and the certificate it shows them, workspace by workspace.
 * They are forgotten with the workspace. Every promise rejects with a Failure `storage-…`.
 */
export class StoredAcquaintances implements AcquaintanceStore {
  constructor(private readonly database: Database) {}

  async list(workspace: WorkspaceId): Promise<readonly Acquaintance[]> {
    return metIn(await this.database.run(({ acquaintances }) => acquaintances.get(workspace)));
  }

  /** Two tabs that keep two both succeed. */
  async put(workspace: WorkspaceId, acquaintance: Acquaintance): Promise<void> {
    await this.database.run((tables) =>
      tables.transaction('rw', tables.acquaintances, async () => {
        const known = metIn(await tables.acquaintances.get(workspace));
        const met = withAcquaintance(known, acquaintance);
        await tables.acquaintances.put({ workspace, met });
      }),
    );
  }

  async certificate(workspace: WorkspaceId): Promise<RTCCertificate | null> {
    const row = await this.database.run(({ certificates }) => certificates.get(workspace));
    const kept = typeof row === 'object' && row !== null && 'certificate' in row;
    return kept && row.certificate instanceof RTCCertificate ? row.certificate : null;
  }

  async keepCertificate(workspace: WorkspaceId, certificate: RTCCertificate): Promise<void> {
    const row = { workspace, certificate };
    await this.database.run((tables) => putNow(tables, 'certificates', [row]));
  }
}

const metIn = (row: unknown): Acquaintance[] =>
  typeof row === 'object' && row !== null && 'met' in row ? parseAcquaintances(row.met) : [];
