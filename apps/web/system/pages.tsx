import { Link, useRouter } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import classes from '../frame.module.css';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useText('web');
  return (
    <>
      <PageHead title={t('system.notFound')} />
      <p>{t('system.notFoundWhy')}</p>
      <p>
        <Link to="/">{t('system.toWatch')}</Link>
      </p>
    </>
  );
}

/** A page that broke while it was drawn, or whose code could not be fetched. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const t = useText('web');
  const router = useRouter();
  return (
    <div className={classes.alone}>
      <PageHead title={t('system.broken')} />
      <ErrorNote error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}
