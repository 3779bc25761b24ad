// Paints beside the page, so that moving, zooming and the slider never wait for twenty thousand lines.
import { type OnPicture, Painter, type PaintOrder, type View } from './painter.ts';

export interface Painted {
  readonly view: View;
  readonly picture: ImageBitmap;
  readonly on: OnPicture;
  /** how many orders the picture follows */
  readonly orders: number;
}

const painter = new Painter();
let orders = 0;

async function paint(view: View): Promise<void> {
  const { width, height } = view.size;
  const image = new ImageData(width, height);
  const on = painter.paint(view, new Uint32Array(image.data.buffer));
  const followed = orders;
  const picture = await createImageBitmap(image);
  const painted: Painted = { view, picture, on, orders: followed };
  postMessage(painted, { transfer: [picture] });
}

addEventListener('message', (event: MessageEvent<PaintOrder | { readonly kind: 'paint'; readonly view: View }>) => {
  if (event.data.kind === 'paint') void paint(event.data.view);
  else {
    painter.take(event.data);
    orders++;
  }
});
