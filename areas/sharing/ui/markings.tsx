import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import classes from './sharing.module.css';

/** Each mark of a banner drawn on its own: `TLP:GREEN PAP:GREEN` is two. */
export function Markings({ text }: { readonly text: string }) {
  const marks = [...new Set(text.split(/\s+(?=(?:TLP|PAP):)/i))];
  return (
    <span className={classes.markings}>
      {marks.map(mark => (
        <MarkingLabel key={mark} marking={mark} />
      ))}
    </span>
  );
}
