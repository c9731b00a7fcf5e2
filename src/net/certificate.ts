import type { AcquaintanceStore } from '../domain/acquaintance';
import type { WorkspaceId } from '../domain/ids';
import { fingerprintOf, sideOf } from './session-description';

/** As whom this device shows itself to others in one workspace, connection after connection. */
export interface OwnCertificate {
  readonly certificate: RTCCertificate;
  /** SHA-256 of it, 32 bytes. */
  readonly fingerprint: Uint8Array<ArrayBuffer>;
}

const yearMs = 365 * 24 * 60 * 60_000;
/** One that ends sooner is replaced: colleagues learn the new one while the old still serves. */
const leftMs = 30 * 24 * 60 * 60_000;
const curve: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * The certificate kept for a workspace, or a new one, kept from now on. One that the disk does not keep
 * serves this page only. Rejects where the browser has no WebRTC.
 */
export async function ownCertificate(
  workspace: WorkspaceId,
  store: Pick<AcquaintanceStore, 'certificate' | 'keepCertificate'>,
  now: number,
): Promise<OwnCertificate> {
  const kept = await store.certificate(workspace).catch(() => null);
  if (kept && kept.expires > now + leftMs) return named(kept);
  const made = await RTCPeerConnection.generateCertificate({
    ...curve,
    expires: yearMs,
  } as EcKeyGenParams);
  await store.keepCertificate(workspace, made).catch(() => undefined); // the journal reports the disk
  return named(made);
}

/** Not every browser tells a certificate's fingerprint (Firefox): all put it in an offer, at some cost. */
async function named(certificate: RTCCertificate): Promise<OwnCertificate> {
  const told = 'getFingerprints' in certificate ? certificate.getFingerprints() : [];
  const sha256 = told.find(({ algorithm }) => algorithm?.toLowerCase() === 'sha-256')?.value;
  if (sha256) return { certificate, fingerprint: fingerprintOf(sha256) };
  const peer = new RTCPeerConnection({ certificates: [certificate] });
  try {
    peer.createDataChannel('fingerprint');
    const side = sideOf((await peer.createOffer()).sdp ?? '');
    if (!side) throw new Error('An offer without a fingerprint');
    return { certificate, fingerprint: side.fingerprint };
  } finally {
    peer.close();
  }
}
