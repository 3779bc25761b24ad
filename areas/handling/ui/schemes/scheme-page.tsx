import type { Caveat, Equivalence, Level, Lexicon } from '#engines/handling/types.ts';
import { componentNames } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import type { EngineParts } from '../engine.ts';
import classes from '../handling.module.css';
import { namesIn } from '../read/names-in.ts';
import { useJurisdiction } from './jurisdiction.ts';

interface PageProps {
  readonly lexicon: Lexicon;
  readonly engine: EngineParts;
  readonly onOpen: (scheme: string) => void;
}

/** One scheme as its pack states it, every value with its source and how far that was checked. */
export function SchemePage(props: PageProps) {
  const t = useText('handling');
  const { lexicon, engine } = props;
  const edges = [...engine.lexicons.byId.values()]
    .flatMap(each => each.equivalences)
    .filter(edge => edge.from === lexicon.id || edge.to === lexicon.id);
  return (
    <div className={classes.stack}>
      <Pane title={lexicon.name} note={<code>{lexicon.id}</code>}>
        <Head lexicon={lexicon} engine={engine} />
      </Pane>
      <Pane title={t('schemes.levels')} note={lexicon.levels.length}>
        {lexicon.levels.length === 0 ? (
          <p className="quiet">{t('schemes.noLevels')}</p>
        ) : (
          <LevelTable levels={lexicon.levels} />
        )}
      </Pane>
      {lexicon.caveats.length > 0 && (
        <Pane title={t('schemes.caveats')} note={lexicon.caveats.length}>
          <CaveatTable caveats={lexicon.caveats} />
        </Pane>
      )}
      <Pane title={t('schemes.mappings')} note={edges.length}>
        {edges.length === 0 ? (
          <p className="quiet">{t('schemes.noMappings')}</p>
        ) : (
          <MappingTable {...props} edges={edges} />
        )}
      </Pane>
      <Pane title={t('schemes.sources')}>
        <ul className={classes.rules}>
          {Object.entries(lexicon.sources).map(([key, source]) => (
            <li key={key}>
              <code>{key}</code> {source.title}
              {source.issuer && `, ${source.issuer}`}
              {source.date && ` (${source.date})`}
            </li>
          ))}
        </ul>
      </Pane>
    </div>
  );
}

function Head({ lexicon, engine }: { readonly lexicon: Lexicon; readonly engine: EngineParts }) {
  const t = useText('handling');
  const jurisdiction = useJurisdiction(namesIn(engine.lexicons));
  const silent = componentNames.filter(component => !lexicon.expresses.includes(component));
  const list = (components: readonly string[]): string =>
    components.map(component => t(`component.${component}`)).join(', ') || t('schemes.nothing');
  return (
    <dl className={classes.facts}>
      <dt>{t('schemes.issuer')}</dt>
      <dd>
        {lexicon.issuer} · {jurisdiction(lexicon.jurisdiction)}
      </dd>
      <dt>{t('schemes.status')}</dt>
      <dd>
        {[
          lexicon.status,
          lexicon.validFrom && t('read.since', { day: lexicon.validFrom }),
          lexicon.validTo && t('schemes.until', { day: lexicon.validTo }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </dd>
      <dt>{t('schemes.expresses')}</dt>
      <dd>{list(lexicon.expresses)}</dd>
      <dt>{t('schemes.silent')}</dt>
      <dd>{list(silent)}</dd>
      <dt>{t('schemes.pack')}</dt>
      <dd>
        <code>
          {lexicon.basis.pack} r{lexicon.basis.revision} {lexicon.basis.hash.slice(0, 12)}
        </code>{' '}
        {t(`confidence.${lexicon.confidence}`)}
      </dd>
    </dl>
  );
}

function LevelTable({ levels }: { readonly levels: readonly Level[] }) {
  const t = useText('handling');
  return (
    <Scrolled label={t('schemes.levels')}>
      <thead>
        <tr>
          <th scope="col">{t('read.level')}</th>
          <th scope="col">{t('schemes.portion')}</th>
          <th scope="col">{t('schemes.spellings')}</th>
          <th scope="col">{t('schemes.source')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(level => (
          <tr key={level.code}>
            <th scope="row">
              <MarkingLabel marking={level.label} />
              {level.audience && (
                <p className="quiet" lang="en">
                  {level.audience}
                </p>
              )}
            </th>
            <td>{level.portion ?? level.code}</td>
            <td>{level.aliases.join(' · ')}</td>
            <td>
              <CitationText citation={level.citation} />
            </td>
          </tr>
        ))}
      </tbody>
    </Scrolled>
  );
}

function CaveatTable({ caveats }: { readonly caveats: readonly Caveat[] }) {
  const t = useText('handling');
  return (
    <Scrolled label={t('schemes.caveats')}>
      <thead>
        <tr>
          <th scope="col">{t('read.caveat')}</th>
          <th scope="col">{t('schemes.effect')}</th>
          <th scope="col">{t('schemes.spellings')}</th>
          <th scope="col">{t('schemes.source')}</th>
        </tr>
      </thead>
      <tbody>
        {caveats.map(caveat => (
          <tr key={caveat.code}>
            <th scope="row">{caveat.code}</th>
            <td>
              {t(`effect.${caveat.effect}`)}
              {typeof caveat.more['note'] === 'string' && (
                <p className="quiet" lang="en">
                  {caveat.more['note']}
                </p>
              )}
            </td>
            <td>{[caveat.portion, ...caveat.aliases].filter(Boolean).join(' · ')}</td>
            <td>
              <CitationText citation={caveat.citation} />
            </td>
          </tr>
        ))}
      </tbody>
    </Scrolled>
  );
}

function MappingTable({ edges, lexicon, engine, onOpen }: PageProps & { readonly edges: readonly Equivalence[] }) {
  const t = useText('handling');
  const end = (scheme: string, level: string | null) => (
    <>
      {scheme !== lexicon.id && engine.lexicons.byId.has(scheme) ? (
        <button type="button" className={classes.link} onClick={() => onOpen(scheme)}>
          {scheme}
        </button>
      ) : (
        scheme
      )}{' '}
      <strong>{level === null ? t('schemes.noCounterpart') : level === '*' ? t('schemes.anyLevel') : level}</strong>
    </>
  );
  return (
    <Scrolled label={t('schemes.mappings')}>
      <thead>
        <tr>
          <th scope="col">{t('schemes.from')}</th>
          <th scope="col">{t('schemes.to')}</th>
          <th scope="col">{t('translate.relation')}</th>
          <th scope="col">{t('schemes.instrument')}</th>
        </tr>
      </thead>
      <tbody>
        {edges.map(edge => (
          <tr key={edge.id + edge.instrument}>
            <td>{end(edge.from, edge.fromLevel)}</td>
            <td>{end(edge.to, edge.toLevel)}</td>
            <td>
              {t(`relation.${edge.relation}`)}
              {edge.requiresAgreement && <p className="quiet">{t('flag.requires-agreement')}</p>}
            </td>
            <td>
              <span lang="en">{edge.instrument}</span>
              <Dates edge={edge} /> <CitationText citation={edge.citation} />
            </td>
          </tr>
        ))}
      </tbody>
    </Scrolled>
  );
}

function Dates({ edge }: { readonly edge: Equivalence }) {
  const t = useText('handling');
  const dates = [
    edge.validFrom && t('read.since', { day: edge.validFrom }),
    edge.validTo && t('schemes.until', { day: edge.validTo }),
    edge.itemsCreatedBefore && t('schemes.olderThan', { day: edge.itemsCreatedBefore }),
  ].filter(Boolean);
  return dates.length === 0 ? null : <> · {dates.join(' · ')}</>;
}

function Scrolled({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table}>{children}</table>
    </div>
  );
}
