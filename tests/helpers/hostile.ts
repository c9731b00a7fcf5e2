import * as Y from 'yjs';
import { concatBytes } from '../../src/domain/bytes';
import type { SessionId } from '../../src/domain/ids';
import { encodeMessage } from '../../src/net/message';
import type { Replica } from '../../src/net/replica';
import { anAction } from './replicas';
import { wire } from './wire';

/** Somebody who holds the view link and speaks the protocol by hand. */
export class Hostile {
  readonly end;
  heard: Uint8Array<ArrayBuffer>[] = [];
  open = true;

  /** `remote` is who the victim takes it for. */
  constructor(victim: Replica, remote?: string) {
    const { a, b } = wire('network', remote === undefined ? {} : { remote });
    this.end = b;
    b.listen({
      frame: (bytes) => this.heard.push(bytes),
      drain: () => undefined,
      closed: () => {
        this.open = false;
      },
    });
    victim.connect(a);
  }

  /** A frame as it is. */
  raw(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.open) this.end.send(bytes);
  }

  /** A whole message in one live frame. */
  say(message: Uint8Array<ArrayBuffer>): void {
    this.raw(concatBytes(Uint8Array.of(0), message));
  }

  /** A whole message in as many bulk frames as it takes. */
  large(message: Uint8Array<ArrayBuffer>): void {
    const full = 64 * 1024 - 2;
    for (let at = 0; at < message.length; at += full) {
      const header = Uint8Array.of(at + full < message.length ? 3 : 2);
      this.raw(concatBytes(header, message.subarray(at, at + full)));
    }
  }

  hello(role: 'edit' | 'view' = 'view', session = 'ffffffffffffffff' as SessionId): void {
    this.say(encodeMessage({ kind: 'hello', session, role }));
  }
}

/** An update that writes "intruso" into a note. */
export const intruding = (): Uint8Array<ArrayBuffer> => {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('intruso')]);
  doc.getXmlFragment(`note:${anAction}`).insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
};
