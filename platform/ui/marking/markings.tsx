import classes from './marking-label.module.css';
import { MarkingLabel } from './marking-label.tsx';

/** Each mark of a banner drawn on its own: `TLP:GREEN PAP:GREEN` is two. */
export function Markings({ text }: { readonly text: string }) {
  const marks = [...new Set(text.split(/\s+(?=(?:TLP|PAP):)/i))];
  return (
    <span className={classes.marks}>
      {marks.map(mark => (
        <MarkingLabel key={mark} marking={mark} />
      ))}
    </span>
  );
}
