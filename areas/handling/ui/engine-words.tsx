import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import classes from './handling.module.css';

interface Said {
  readonly code: string;
  readonly text: string;
}

/** What the engine objects to: in short in the reader's language, then in its own words, which name the place and the rule. */
export function NoteWords({ code, text }: Said) {
  const t = useText('handling');
  const short = t(`note.${code}`);
  return (
    <>
      {short !== `note.${code}` && <strong>{short}. </strong>}
      <span lang="en">{text}</span>
    </>
  );
}

/** Why a join came out as it did; in French in short first. */
export function JoinWords({ code, text }: Said) {
  const t = useText('handling');
  const short = t(`joined.${code}`);
  const french = currentLanguage() === 'fr' && short !== `joined.${code}`;
  return (
    <>
      {french && `${short} `}
      <span lang="en" className={french ? classes.quiet : undefined}>
        {text}
      </span>
    </>
  );
}
