import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../handling.module.css';
import { linkLengthMax, type OpenedLink } from '../link.ts';

/** Why a link could not be opened, and what to do next. */
export function LinkFault(props: { readonly fault: Extract<OpenedLink, { ok: false }>; readonly onClose: () => void }) {
  const t = useText('handling');
  const { why, detail = '' } = props.fault;
  return (
    <div role="alert" className={classes.fault}>
      <div>
        <p>
          <strong>{t(`link.${why}`, { max: linkLengthMax, detail })}</strong>
        </p>
        <p>{t(`link.${why}Next`)}</p>
      </div>
      <Button onClick={props.onClose}>{t('link.close')}</Button>
    </div>
  );
}
