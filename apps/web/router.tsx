import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { loadTexts } from '#platform/i18n/registry.ts';
import type { Room, RoomRoute } from '#platform/ui/room.ts';
import { Frame } from './frame.tsx';
import { rooms } from './rooms.ts';
import { BrokenPage, NotFoundPage } from './system/pages.tsx';
import { WatchFloor } from './watch/watch-floor.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Frame });
// What leads nowhere is said inside the frame, so that one finds the way from there.
const nowhere = createRoute({ getParentRoute: () => framed, path: '$', component: NotFoundPage });
const watch = createRoute({ getParentRoute: () => framed, path: '/', component: WatchFloor });

/** A page of a room: its module and its texts are fetched together, when it is first opened. */
function roomPage(room: Room, route: RoomRoute) {
  return createRoute({
    getParentRoute: () => (route.open ? root : framed),
    path: route.path,
    component: lazyRouteComponent(route.page),
    loader: () => loadTexts(room.id),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const own: readonly RoomRoute[] = [
  { path: '/settings', page: () => import('./account/settings.tsx') },
  { path: '/settings/security', page: () => import('./account/security-page.tsx') },
  { path: '/settings/access', page: () => import('./account/access-page.tsx') },
  { path: '/settings/people', page: () => import('./administration/people-page.tsx') },
  { path: '/settings/appointments', page: () => import('./administration/appointments-page.tsx') },
  { path: '/sign-in', page: () => import('./account/sign-in.tsx'), open: true },
  { path: '/welcome', page: () => import('./account/welcome.tsx'), open: true },
  { path: '/style', page: () => import('./style/style-guide.tsx'), open: true },
];
const web: Room = { id: 'web', routes: own };
const pages = [web, ...rooms.filter(room => room.id !== 'web')].flatMap(room =>
  room.routes.map(route => ({ open: route.open ?? false, page: roomPage(room, route) })),
);

const tree = root.addChildren([
  framed.addChildren([watch, nowhere, ...pages.filter(each => !each.open).map(each => each.page)]),
  ...pages.filter(each => each.open).map(each => each.page),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
});
