/** Hands the reader a file that was made on the page. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export const saveText = (name: string, type: string, text: string): void => saveBlob(name, new Blob([text], { type }));

const kept = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'text-anchor'];

/** Saves a drawing of the page as SVG, its colours written into it; nothing when it is not on the page. */
export function saveSvg(id: string, name: string): void {
  const drawn = document.querySelector<SVGSVGElement>(`svg#${id}`);
  if (!drawn) return;
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const copies = copy.querySelectorAll('*');
  drawn.querySelectorAll('*').forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const property of kept) copies[i]?.setAttribute(property, style.getPropertyValue(property));
    copies[i]?.removeAttribute('class');
  });
  copy.removeAttribute('class');
  saveText(name, 'image/svg+xml', new XMLSerializer().serializeToString(copy));
}
