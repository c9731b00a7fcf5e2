import { encode } from 'uqr';
import { afterEach, expect, test, vi } from 'vitest';
import { watchCamera } from '../../src/net/camera';

/** A camera held before a code. */
function cameraBefore(text: string): MediaStream {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const canvas = document.createElement('canvas');
  const scale = 8;
  canvas.width = canvas.height = size * scale;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      if (dark) pen.fillRect(x * scale, y * scale, scale, scale);
    }
  }
  const stream = canvas.captureStream(10);
  const again = setInterval(() => pen.fillRect(0, 0, 1, 1), 50);
  stream.getTracks()[0]!.addEventListener('ended', () => clearInterval(again));
  return stream;
}

afterEach(() => vi.restoreAllMocks());

test('reads a pairing code as large as they come, and turns the camera off when told', async () => {
  const text = `https://mandato.comune.example/#/entra/l.${'aB3-_'.repeat(18)}~p.${'xY9_-'.repeat(30)}`;
  const stream = cameraBefore(text);
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  const video = document.createElement('video');
  document.body.append(video);
  let stop: () => void = () => undefined;
  const seen = await new Promise<string>((resolve, reject) => {
    watchCamera(video, resolve).then((end) => (stop = end), reject);
  });
  expect(seen).toBe(text);
  stop();
  expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).toBe(true);
  video.remove();
});

test('says so where no camera is allowed', async () => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(
    new DOMException('', 'NotAllowedError'),
  );
  await expect(watchCamera(document.createElement('video'), () => undefined)).rejects.toThrow();
});
