/** Content this large unpacked is past anything a programme needs: it is refused, not opened. */
const inflatedLimit = 128 * 1024 * 1024;

/** What unpacking gave: the bytes, or why there are none. */
export type Unpacked =
  | { readonly kind: 'unpacked'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too-large' };

/** Bytes given to the platform at a time: it takes each piece in one go, on the thread that asked. */
const pieceSize = 64 * 1024;

/** Gives the thread back for a moment. */
type Breath = () => Promise<void>;

/** The bytes piece by piece, with a breath before each but the first. */
function inPieces(
  bytes: Uint8Array<ArrayBuffer>,
  breath: Breath,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at > 0) await breath();
      controller.enqueue(bytes.subarray(at, (at += pieceSize)));
      if (at >= bytes.length) controller.close();
    },
  });
}

const straightOn: Breath = () => Promise.resolve();

/** RFC 1951, by the platform. */
export async function deflate(
  bytes: Uint8Array<ArrayBuffer>,
  breath = straightOn,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = inPieces(bytes, breath).pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The unpacked bytes; null where they are damaged or would pass the limit. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  breath = straightOn,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const unpacked = await unpack(bytes, breath);
  return unpacked.kind === 'unpacked' ? unpacked.bytes : null;
}

/** Unpacks, and stops at the limit: what would pass it never takes up memory. */
export async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  breath = straightOn,
): Promise<Unpacked> {
  const reader = inPieces(bytes, breath)
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > inflatedLimit) {
        await reader.cancel();
        return { kind: 'too-large' };
      }
      parts.push(value);
    }
  } catch {
    return { kind: 'damaged' }; // not deflate, or cut short
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { kind: 'unpacked', bytes: whole };
}
