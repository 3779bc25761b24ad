import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { namedIn } from '../../contract/about-runs.ts';
import { familyWords, modelBand, shockWords, warningsOf } from '../../contract/sentences.ts';
import type { Result } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { spokenHere } from '../sentences.ts';
import { percent } from '../words.ts';

/** All that is needed to run it again and get the same bytes, and what was assumed. */
export function ManifestPane({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const { manifest } = result;
  const spoken = spokenHere();
  const facts: readonly (readonly [string, string])[] = [
    [t('manifest.model'), manifest.model],
    [t('manifest.modelHash'), manifest.model_hash],
    [t('manifest.engine'), manifest.engine],
    [t('manifest.seed'), String(manifest.seed)],
    [t('manifest.worlds'), String(manifest.worlds)],
    [t('manifest.horizon'), `${manifest.horizon_hours} h`],
    [t('manifest.draws'), `${manifest.parameter_draws} × ${manifest.worlds_per_draw}`],
    [t('manifest.shock'), `${shockWords(spoken, manifest.shock.kind)}: ${namedIn(manifest.shock).join(', ')}`],
    [t('manifest.result'), run.sha256 ?? ''],
  ];
  return (
    <Pane title={t('manifest.title')} note={t('manifest.note')}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={classes.code}>{value}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {modelBand(spoken, result.model_band_basis).map(text => (
          <li key={text}>{text}</li>
        ))}
        {warningsOf(spoken, result).map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3>{t('manifest.defaults')}</h3>
      {manifest.parameter_draws === 0 && <p>{t('manifest.notDrawn')}</p>}
      <ul>
        {(manifest.parameter_draws === 0 ? [] : result.defaults.slice(0, 12)).map(driver => (
          <li key={driver.family}>
            {t('manifest.driver', {
              name: familyWords(spoken, driver.family),
              share: percent(driver.share_of_variance),
            })}
          </li>
        ))}
      </ul>
    </Pane>
  );
}
