import type { Candidate, IceSide } from '../domain/pairing-token';
import { candidatesLimit } from '../domain/pairing-token';
import { fromHex, toHex } from '../domain/bytes';

/**
 * What a pairing token needs of a session description (RFC 8866, 8839, 8122) for one data channel, or
 * null where it is not such a description. Candidates other than UDP addresses of this device are
 * left out: no server is asked for any.
 */
export function sideOf(sdp: string): IceSide | null {
  const line = (name: string) => new RegExp(`^a=${name}:(\\S+)`, 'm').exec(sdp)?.[1];
  const ufrag = line('ice-ufrag');
  const pwd = line('ice-pwd');
  const hash = /^a=fingerprint:sha-256 ([0-9A-F:]{95})/im.exec(sdp)?.[1];
  if (!ufrag || !pwd || !hash) return null;
  const found = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)];
  const candidates = found.flatMap(([, address = '', port = '']) => {
    const candidate = candidateOf(address.toLowerCase(), Number(port));
    return candidate ? [candidate] : [];
  });
  const fingerprint = fingerprintOf(hash);
  return { ufrag, pwd, fingerprint, candidates: candidates.slice(0, candidatesLimit) };
}

/** The bytes of a fingerprint as RFC 8122 writes it, `4A:AD:…`. */
export const fingerprintOf = (written: string): Uint8Array<ArrayBuffer> =>
  fromHex(written.replaceAll(':', '').toLowerCase());

/** The description a side stands for; `type` says whether it offers or answers. */
export function descriptionOf(side: IceSide, type: 'offer' | 'answer'): RTCSessionDescriptionInit {
  const hash = toHex(side.fingerprint).toUpperCase().match(/../g)?.join(':') ?? '';
  const candidates = side.candidates.map(
    (candidate, index) =>
      `a=candidate:${index + 1} 1 udp ${2_122_260_223 - index} ${addressOf(candidate)} ${candidate.port} typ host`,
  );
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...candidates,
    'a=end-of-candidates',
    `a=ice-ufrag:${side.ufrag}`,
    `a=ice-pwd:${side.pwd}`,
    `a=fingerprint:sha-256 ${hash}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
  ];
  return { type, sdp: `${lines.join('\r\n')}\r\n` };
}

function candidateOf(address: string, port: number): Candidate | null {
  if (!(port > 0 && port < 65_536)) return null;
  const uuid = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/;
  const named = uuid.exec(address);
  if (named) return { kind: 'mdns', address: fromHex(named.slice(1).join('')), port };
  const parts = address.split('.').map(Number);
  if (parts.length === 4 && parts.every((part) => part >= 0 && part < 256)) {
    return { kind: 'ipv4', address: Uint8Array.from(parts), port };
  }
  const long = address.includes(':') ? longIpv6(address) : null;
  return long && { kind: 'ipv6', address: long, port };
}

function longIpv6(text: string): Uint8Array<ArrayBuffer> | null {
  const [before = '', after] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groups(before);
  const right = after === undefined ? [] : groups(after);
  const missing = 8 - left.length - right.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...left, ...Array<string>(missing).fill('0'), ...right];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return fromHex(all.map((group) => group.padStart(4, '0')).join(''));
}

function addressOf({ kind, address }: Candidate): string {
  const hex = toHex(address);
  switch (kind) {
    case 'ipv4':
      return address.join('.');
    case 'ipv6':
      return hex.match(/..../g)?.join(':') ?? '';
    case 'mdns':
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}.local`;
  }
}
