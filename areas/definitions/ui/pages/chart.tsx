import { useEffect, useRef } from 'react';
import classes from '../definitions.module.css';

/**
 * A drawing that is made when it is shown, and again when `of` changes; the table beside it says the same.
 * `draw` is given the width in pixels.
 */
export function Chart<Of>(props: {
  readonly label: string;
  readonly of: Of;
  readonly draw: (of: Of, width: number) => Promise<Element>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const { draw, of } = props;
  useEffect(() => {
    let here = true;
    const element = place.current;
    if (!element) return undefined;
    const show = async (): Promise<void> => {
      const drawn = await draw(of, Math.max(320, element.clientWidth));
      if (here) element.replaceChildren(plain(drawn));
    };
    void show();
    return () => void (here = false);
  }, [draw, of]);
  // Wider than a narrow screen, so it can be scrolled by keyboard too.
  return (
    <figure className={classes.figure} tabIndex={0} aria-label={props.label}>
      <div ref={place} role="img" aria-label={props.label} />
    </figure>
  );
}

/**
 * The page's policy refuses style elements, and what they say stands in the room's own style sheet; bare groups may
 * carry no label of their own, because the wrapper has it.
 */
function plain(drawn: Element): Element {
  for (const style of drawn.querySelectorAll('style')) style.remove();
  for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return drawn;
}
