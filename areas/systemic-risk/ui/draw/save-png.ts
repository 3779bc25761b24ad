import { saveBlob } from './save.ts';

const scale = 2;

/**
 * Saves a drawing of the page as PNG, twice its size, on the colour of the pane. Painted shape by shape: the page may
 * load no picture that is not the server's own, so the drawing cannot be turned into one by the browser.
 */
export function savePng(id: string, name: string): void {
  const drawn = document.querySelector<SVGSVGElement>(`svg#${id}`);
  const { width, height } = drawn?.viewBox.baseVal ?? { width: 0, height: 0 };
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!drawn || !context || width === 0) return;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--pane').trim();
  context.fillRect(0, 0, width, height);
  for (const shape of drawn.querySelectorAll<SVGElement>('line, circle, rect, polyline, polygon, text'))
    paint(context, shape);
  canvas.toBlob(blob => blob && saveBlob(name, blob), 'image/png');
}

function paint(context: CanvasRenderingContext2D, shape: SVGElement): void {
  const style = getComputedStyle(shape);
  context.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat),
  );
  if (shape.tagName === 'text') return write(context, shape, style);
  const path = pathOf(shape);
  if (style.fill !== 'none' && shape.tagName !== 'line') {
    context.fillStyle = style.fill;
    context.fill(path);
  }
  if (style.stroke === 'none') return;
  context.strokeStyle = style.stroke;
  context.stroke(path);
}

const numberOf = (shape: SVGElement, name: string): number => Number(shape.getAttribute(name) ?? 0);

function write(context: CanvasRenderingContext2D, shape: SVGElement, style: CSSStyleDeclaration): void {
  context.fillStyle = style.fill;
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const anchors = { start: 'left', middle: 'center', end: 'right' } as const;
  context.textAlign = anchors[style.textAnchor as keyof typeof anchors] ?? 'left';
  const text = [...shape.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent);
  context.fillText(text.join(''), numberOf(shape, 'x'), numberOf(shape, 'y'));
}

function pathOf(shape: SVGElement): Path2D {
  const at = (name: string): number => numberOf(shape, name);
  const path = new Path2D();
  if (shape.tagName === 'circle') path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
  else if (shape.tagName === 'rect') path.rect(at('x'), at('y'), at('width'), at('height'));
  else if (shape.tagName === 'line') {
    path.moveTo(at('x1'), at('y1'));
    path.lineTo(at('x2'), at('y2'));
  } else {
    const points = (shape.getAttribute('points') ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    for (let i = 0; i + 1 < points.length; i += 2) path.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
    if (shape.tagName === 'polygon') path.closePath();
  }
  return path;
}
