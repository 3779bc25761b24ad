import { schemeOf } from '#engines/handling/national-rows.ts';
import type { Lexicons, Marking } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import classes from '../handling.module.css';
import { namesIn } from './names-in.ts';

/** One mark as it was understood: scheme, level, caveats with their effect, form, owner; each with its source. */
export function MarkingFacts({ marking, lexicons }: { readonly marking: Marking; readonly lexicons: Lexicons }) {
  const t = useText('handling');
  const names = namesIn(lexicons);
  const lexicon = schemeOf(marking.scheme, lexicons);
  const level = lexicon?.levels.find(each => each.code === marking.level);
  return (
    <dl className={classes.facts}>
      <dt>{t('read.scheme')}</dt>
      <dd>
        {lexicon ? lexicon.name : t('read.noScheme')} {lexicon && <code>{lexicon.id}</code>}
      </dd>
      <dt>{t('read.level')}</dt>
      <dd>
        {level ? (
          <>
            {level.label} <CitationText citation={level.citation} />
          </>
        ) : (
          (marking.level ?? t('read.none'))
        )}
      </dd>
      {marking.caveats.map(({ code, args, class: effect }) => {
        const caveat = lexicon?.caveats.find(each => each.code === code);
        return (
          <div key={code + String(args)} className={classes.pair}>
            <dt>{t('read.caveat')}</dt>
            <dd>
              <strong>{[code, args?.join(', ')].filter(Boolean).join(' ')}</strong>
              {effect && <> · {t(`effect.${effect}`)}</>} {caveat && <CitationText citation={caveat.citation} />}
            </dd>
          </div>
        );
      })}
      <dt>{t('read.canonical')}</dt>
      <dd>
        <MarkingLabel marking={marking.canonical} />
      </dd>
      {marking.form && (
        <>
          <dt>{t('read.form')}</dt>
          <dd>{marking.form}</dd>
        </>
      )}
      {marking.owner && (
        <>
          <dt>{t('read.owner')}</dt>
          <dd>{marking.owner.split(' ').map(names.country).join(', ')}</dd>
        </>
      )}
      <dt>{t('read.conformant')}</dt>
      <dd>{marking.conformant ? t('read.yes') : t('read.no')}</dd>
    </dl>
  );
}
