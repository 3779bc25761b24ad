import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Translation } from '#engines/handling/translate.ts';
import type { Lexicon } from '#engines/handling/types.ts';
import { currentLanguage, type Text, useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import { Sentence } from '../engine-words.tsx';
import classes from '../handling.module.css';
import { mainMarking, type TabProps } from '../tab-props.ts';

type Tongue = 'en' | 'fr';
interface Line {
  readonly lexicon: Lexicon;
  readonly translation: Translation;
}

const rank = { equal: 0, 'at-least': 1, 'handled-as': 2, none: 3 } as const;

/** A row of Appendix B without a pack is shown only where an instrument speaks of the pair. */
const speaks = ({ relation }: Translation) => relation !== 'none';

function schemeName(t: Text, lexicon: Lexicon): string {
  if (!lexicon.id.startsWith('eu-appendix-b:')) return lexicon.name;
  const country = lexicon.jurisdiction === 'EL' ? 'GR' : lexicon.jurisdiction;
  const regions = new Intl.DisplayNames([currentLanguage() === 'fr' ? 'fr' : 'en'], { type: 'region' });
  return t('translate.row', { country: regions.of(country) ?? country });
}

/** One marking in every scheme at once: how it stands there, what is lost, and what has to be said beside it. */
export default function TranslateTab(props: TabProps) {
  const t = useText('handling');
  const { engine, bench } = props;
  const [wanted, setWanted] = useState('');
  const [known, setKnown] = useState(false);
  const [tongue, setTongue] = useState<Tongue>(currentLanguage() === 'fr' ? 'fr' : 'en');
  const source = mainMarking(props.reading);
  const lines = useMemo<readonly Line[]>(() => {
    if (!source || source.errors.length > 0 || source.ambiguous) return [];
    return [...engine.lexicons.byId.values(), ...engine.nationalRows(engine.lexicons).values()]
      .filter(lexicon => lexicon.id !== source.scheme)
      .map(lexicon => ({
        lexicon,
        translation: engine.translateMarking(source, lexicon.id, engine.lexicons, bench.context),
      }))
      .filter(line => engine.lexicons.byId.has(line.lexicon.id) || speaks(line.translation))
      .toSorted((a, b) => rank[a.translation.relation] - rank[b.translation.relation]);
  }, [source, engine, bench.context]);
  const shown = lines.filter(
    ({ lexicon, translation }) =>
      (!known || translation.relation !== 'none') &&
      `${lexicon.id} ${schemeName(t, lexicon)} ${translation.marking}`
        .toLowerCase()
        .includes(wanted.trim().toLowerCase()),
  );
  if (lines.length === 0) return <p className="quiet">{t(source ? 'translate.closed' : 'translate.empty')}</p>;
  return (
    <Pane title={t('translate.title')} note={t('translate.count', { count: shown.length })}>
      <div className={`${classes.tools} no-print`}>
        <TextInput
          type="search"
          aria-label={t('translate.filter')}
          placeholder={t('translate.filter')}
          value={wanted}
          onChange={event => setWanted(event.currentTarget.value)}
        />
        <Checkbox
          label={t('translate.known')}
          checked={known}
          onChange={event => setKnown(event.currentTarget.checked)}
        />
        <SegmentedControl
          aria-label={t('translate.tongue')}
          value={tongue}
          onChange={setTongue}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </div>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('translate.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('translate.scheme')}</th>
              <th scope="col">{t('translate.marking')}</th>
              <th scope="col">{t('translate.relation')}</th>
              <th scope="col">{t('translate.residual')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(line => (
              <LineRow key={line.lexicon.id} {...line} tongue={tongue} />
            ))}
          </tbody>
        </table>
      </div>
    </Pane>
  );
}

function LineRow({ lexicon, translation, tongue }: Line & { readonly tongue: Tongue }) {
  const t = useText('handling');
  const { marking, alternatives, relation, flags, residual, because, suggestions } = translation;
  const flagged = flags.filter(flag => flag !== 'no-edge' && flag !== 'no-counterpart');
  return (
    <tr data-scheme={lexicon.id}>
      <th scope="row">
        {schemeName(t, lexicon)} <code>{lexicon.id}</code>
      </th>
      <td>
        {marking ? <MarkingLabel marking={marking} /> : <span className="quiet">{t('translate.noMark')}</span>}
        {alternatives.map(each => (
          <p key={String(each.level)}>
            {t('translate.or')} {each.marking && <MarkingLabel marking={each.marking} />}
          </p>
        ))}
        {suggestions.map(each => (
          <p key={each.level + each.via} className="quiet">
            {t('translate.suggestion', { level: each.level, via: each.via })}
          </p>
        ))}
      </td>
      <td>
        {t(`relation.${relation}`)}
        {flagged.map(flag => (
          <p key={flag} className="quiet">
            {flag.startsWith('over-restricts:')
              ? t('translate.overRestricts', { what: t(`component.${flag.slice('over-restricts:'.length)}`) })
              : t(`flag.${flag}`)}
          </p>
        ))}
        {because.map(each => (
          <p key={each.text} className="quiet">
            <Sentence {...each} /> {each.citation && <CitationText citation={each.citation} />}
          </p>
        ))}
      </td>
      <td lang={tongue}>
        {residual.length === 0 ? (
          <span className="quiet">{t('translate.nothingLost')}</span>
        ) : (
          <Residuals
            texts={residual.map(each => each[tongue])}
            open={relation !== 'none' && !lexicon.id.startsWith('eu-appendix-b:')}
          />
        )}
      </td>
    </tr>
  );
}

/** Where no mark carries anything everything is residual, and the rows of Appendix B all say the same: those lists stay folded. */
function Residuals({ texts, open }: { readonly texts: readonly string[]; readonly open: boolean }) {
  const t = useText('handling');
  return (
    <details open={open}>
      <summary>{t('translate.instructions', { count: texts.length })}</summary>
      <ul className={classes.rules}>
        {texts.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
