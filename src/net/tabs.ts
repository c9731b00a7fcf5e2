import { isSessionId, type SessionId, type WorkspaceId } from '../domain/ids';
import type { Channel } from './link';

/** What tabs of one browser post to each other. Checked like anything else from outside. */
type Post =
  | { readonly kind: 'here'; readonly from: SessionId; readonly to: SessionId | null }
  | {
      readonly kind: 'frame';
      readonly from: SessionId;
      readonly to: SessionId;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'bye'; readonly from: SessionId; readonly to: SessionId | null };

/** A tab that was frozen is given up by the others, and does not know: each says again that it is here. */
const hereEveryMs = 15_000;

type Events = Parameters<Channel['listen']>[0];

/**
 * Tabs of one browser find each other on a BroadcastChannel; each pair gets a channel of its own, and
 * the same gate as anybody. Returns what closes it.
 */
export function connectTabs(
  room: WorkspaceId,
  session: SessionId,
  connect: (channel: Channel) => void,
): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const air = new BroadcastChannel(`mandato-${room}`);
  const open = new Map<SessionId, Events>();
  const post = (message: Post) => air.postMessage(message);

  const meet = (remote: SessionId) => {
    const close = () => {
      if (open.delete(remote)) post({ kind: 'bye', from: session, to: remote });
    };
    connect({
      via: 'tab',
      remote,
      bufferedAmount: 0,
      send: (bytes) => post({ kind: 'frame', from: session, to: remote, bytes }),
      close,
      listen: (events) => open.set(remote, events),
    });
  };

  air.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = parsePost(data);
    if (!message || message.from === session || (message.to && message.to !== session)) return;
    const events = open.get(message.from);
    switch (message.kind) {
      case 'here':
        if (events) return;
        if (!message.to) post({ kind: 'here', from: session, to: message.from });
        meet(message.from);
        return;
      case 'frame':
        events?.frame(message.bytes);
        return;
      case 'bye':
        if (open.delete(message.from)) events?.closed();
        return;
    }
  };
  const here = () => post({ kind: 'here', from: session, to: null });
  here();
  const timer = setInterval(here, hereEveryMs);
  return () => {
    clearInterval(timer);
    air.onmessage = null;
    post({ kind: 'bye', from: session, to: null });
    for (const events of [...open.values()]) events.closed();
    open.clear();
    air.close();
  };
}

const isSession = (value: unknown): value is SessionId =>
  typeof value === 'string' && isSessionId(value);

function parsePost(data: unknown): Post | null {
  if (typeof data !== 'object' || data === null) return null;
  const { kind, from, to, bytes } = data as Record<string, unknown>;
  if (!isSession(from) || (to !== null && !isSession(to))) return null;
  if (kind === 'here' || kind === 'bye') return { kind, from, to };
  if (kind !== 'frame' || to === null || !(bytes instanceof Uint8Array)) return null;
  return { kind, from, to, bytes: new Uint8Array(bytes) };
}
