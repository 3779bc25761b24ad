import classes from './marking-label.module.css';
import { type TlpLevel, tlpLevel } from './tlp.ts';

/** A TLP label as FIRST draws it: monospaced, upper case, no space, its colour on black. */
export function TlpLabel({ level }: { readonly level: TlpLevel }) {
  return (
    <span className={classes.tlp} data-tlp={level}>
      TLP:{level}
    </span>
  );
}

/** Any marking: a TLP label as FIRST draws it, every other scheme in plain monospaced text with a border. */
export function MarkingLabel({ marking }: { readonly marking: string }) {
  const level = /^tlp:/i.test(marking.trim()) ? tlpLevel(marking) : null;
  return level ? (
    <TlpLabel level={level} />
  ) : (
    <span className={classes.other} title={marking}>
      {marking}
    </span>
  );
}
