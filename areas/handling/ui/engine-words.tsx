import { useText } from '#platform/i18n/registry.ts';
import { sentenceWords } from '#platform/ui/verdict/verdict-words.ts';

interface Said {
  readonly code: string;
  readonly text: string;
}

/** What the engine objects to: in short, then in its own words, which name the place and the rule. */
export function NoteWords({ code, text }: Said) {
  const t = useText('handling');
  const short = t(`note.${code}`);
  return (
    <>
      {short !== `note.${code}` && <strong>{short}. </strong>}
      <Sentence code={code} text={text} />
    </>
  );
}

/** A sentence of the engine, marked with its language where that is not the reader's. */
export function Sentence({ quiet = false, ...said }: Said & { readonly quiet?: boolean }) {
  const { text, lang } = sentenceWords(said);
  return (
    <span lang={lang} className={quiet ? 'quiet' : undefined}>
      {text}
    </span>
  );
}
