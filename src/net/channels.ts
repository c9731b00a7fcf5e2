import type { Channel } from './link';

/** Below this the sender is told that there is room again. */
const drainAt = 256 * 1024;

type Owner = (data: RTCDataChannel, connection: RTCPeerConnection) => void;

/**
 * What simple-peer, inside y-webrtc, is given in place of the real data channel: it sees it open and
 * close and nothing else. What it sends goes nowhere, what arrives it never hears: so no byte of a
 * peer reaches y-webrtc's own protocol, which applies whatever it is told.
 */
function facade(real: RTCDataChannel): object {
  real.binaryType = 'arraybuffer';
  const muted: Record<string, unknown> = {
    label: real.label,
    binaryType: 'arraybuffer',
    bufferedAmountLowThreshold: 0,
    bufferedAmount: 0,
    send: () => undefined,
    close: () => real.close(),
  };
  Object.defineProperty(muted, 'readyState', { get: () => real.readyState });
  for (const kind of ['open', 'close', 'error']) {
    real.addEventListener(kind, (event) => {
      const handler = muted[`on${kind}`];
      if (typeof handler === 'function') (handler as (event: Event) => void)(event);
    });
  }
  return muted;
}

/** The `wrtc` option of simple-peer: the platform's own classes, with data channels kept by `own`. */
export function mutedWrtc(own: Owner): object {
  class Connection extends RTCPeerConnection {
    override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
      const real = super.createDataChannel(label, init);
      own(real, this);
      return facade(real) as RTCDataChannel;
    }

    override set ondatachannel(handler: ((event: RTCDataChannelEvent) => void) | null) {
      super.ondatachannel =
        handler &&
        ((event) => {
          own(event.channel, this);
          const channel = facade(event.channel) as RTCDataChannel;
          handler({ channel } as RTCDataChannelEvent);
        });
    }

    override get ondatachannel(): RTCPeerConnection['ondatachannel'] {
      return super.ondatachannel;
    }
  }
  return { RTCPeerConnection: Connection, RTCSessionDescription, RTCIceCandidate };
}

/** Calls `connect` with a Channel over a data channel once it is open; `remote` says to whom. */
export function whenOpen(
  real: RTCDataChannel,
  remote: () => string,
  connect: (channel: Channel) => void,
): void {
  real.bufferedAmountLowThreshold = drainAt;
  const start = () =>
    connect({
      via: 'network',
      remote: remote(),
      get bufferedAmount() {
        return real.bufferedAmount;
      },
      send: (bytes) => real.send(bytes),
      close: () => real.close(),
      listen: ({ frame, drain, closed }) => {
        real.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          if (data instanceof ArrayBuffer) frame(new Uint8Array(data));
          else real.close(); // text is not ours
        });
        real.addEventListener('bufferedamountlow', drain);
        real.addEventListener('close', closed);
      },
    });
  if (real.readyState === 'open') start();
  else real.addEventListener('open', start, { once: true });
}
