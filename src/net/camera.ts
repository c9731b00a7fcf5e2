import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Between two looks at the picture. */
const everyMs = 160;
/** Wide enough for a dense code held at arm's length, small enough to be read in a moment. */
const widest = 1024;

let prepared = false;

/**
 * Shows the camera in `video` and calls back with the text of each QR code it sees. The grant comes
 * first: it also lets the browser tell peers the real address of this device. Rejects with the
 * browser's DOMException where there is no camera or no permission. Resolves with what ends it.
 */
export async function watchCamera(
  video: HTMLVideoElement,
  onText: (text: string) => void,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  if (!prepared) prepareZXingModule({ overrides: { locateFile: () => wasm } });
  prepared = true;
  video.srcObject = stream;
  video.muted = true;
  video.playsInline = true;
  await video.play();
  let looking = true;
  const look = async (): Promise<void> => {
    if (!looking) return;
    const image = pictureOf(video);
    const found = image ? await readBarcodes(image, { formats: ['QRCode'] }) : [];
    for (const { text } of found) if (text !== '') onText(text);
    setTimeout(() => {
      look().catch(reportError);
    }, everyMs);
  };
  look().catch(reportError);
  return () => {
    looking = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

function pictureOf(video: HTMLVideoElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return null;
  const scale = Math.min(1, widest / videoWidth);
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  pen?.drawImage(video, 0, 0, width, height);
  return pen?.getImageData(0, 0, width, height) ?? null;
}
