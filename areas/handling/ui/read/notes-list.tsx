import type { MarkingNote } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import { NoteWords } from '../engine-words.tsx';
import classes from '../handling.module.css';

/** What the engine objects to: its code, the place in the text, the rule and where the rule stands. */
export function NotesList(props: { readonly notes: readonly MarkingNote[]; readonly tone: 'error' | 'warning' }) {
  const t = useText('handling');
  return (
    <ul className={classes.notes}>
      {props.notes.map(note => (
        <li key={note.code + note.message + String(note.span)}>
          <StateDot state={props.tone === 'error' ? 'overdue' : 'soon'} />
          <div>
            <NoteWords code={note.code} text={note.message} />
            <p className="quiet">
              <span className="sr-only">{t(`role.${props.tone}`)} </span>
              <code>{note.code}</code>
              {note.span && <> · {t('read.place', { from: note.span[0] + 1, to: note.span[1] })}</>}
              {note.citation && (
                <>
                  {' · '}
                  <CitationText citation={note.citation} />
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
