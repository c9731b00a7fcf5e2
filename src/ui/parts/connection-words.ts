import type { Connection } from '../../domain/saved';
import type { Messages } from '../../messages/it';

export interface ConnectionWords {
  readonly what: string;
  /** What to try, or what to know. */
  readonly help: readonly string[];
  readonly bad: boolean;
  /** The way out is in the settings. */
  readonly settings: boolean;
}

export function connectionWords(
  { share }: Messages,
  connection: Connection,
  remote: number,
): ConnectionWords {
  const good = (what: string, help: string) => ({
    what,
    help: [help],
    bad: false,
    settings: false,
  });
  switch (connection.kind) {
    case 'off':
      return { ...good(share.off, share.offHelp), settings: true };
    case 'connecting':
      return good(share.connecting, share.connectingHelp);
    case 'alone':
      return good(share.aloneState, share.aloneHelp);
    case 'connected':
      return good(share.connected(remote), share.connectedHelp);
    case 'unreachable': {
      const what = share.unreachable(connection.url);
      return { what, help: share.unreachableHelp, bad: true, settings: true };
    }
    case 'failed':
      return { what: share.failed, help: share.failedHelp, bad: true, settings: false };
  }
}
