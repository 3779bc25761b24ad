import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { followChanges } from '#platform/ui/live.ts';
import { MeProvider, useMeQuery } from '#platform/ui/me.ts';
import { AppShell } from '#platform/ui/shell/app-shell.tsx';
import classes from './frame.module.css';
import { rooms } from './rooms.ts';

/** The frame of every page with a session. Without one the reader is asked to sign in and then led back. */
export function Frame() {
  const me = useMeQuery();
  const client = useQueryClient();
  const { pathname, searchStr } = useLocation();
  const navigate = useNavigate();
  const signedOut = me.error?.problem.status === 401;
  useEffect(() => {
    // While the page of sign-in is fetched, the frame still stands at its address: it is not to be led back to.
    if (signedOut && pathname !== '/sign-in')
      void navigate({ to: '/sign-in', search: { to: pathname + searchStr }, replace: true });
  }, [signedOut, navigate, pathname, searchStr]);
  const signedIn = me.data !== undefined;
  useEffect(() => (signedIn ? followChanges(client) : undefined), [signedIn, client]);
  if (me.data) {
    return (
      <MeProvider value={me.data}>
        <AppShell rooms={rooms} me={me.data} address={pathname}>
          <Outlet />
        </AppShell>
      </MeProvider>
    );
  }
  if (me.error && !signedOut) {
    return (
      <main className={classes.alone}>
        <ErrorNote error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return <main className={classes.alone} aria-busy="true" />;
}
