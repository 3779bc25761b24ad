import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, useCallback } from 'react';

/** Opens an address of this service as the server writes it, query and all, without loading the page anew. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(href => router.history.push(href), [router]);
}

/** A link to an address that came as data (`/incidents/7?tab=notice`). A click with a modifier is left to the browser. */
export function Go(props: {
  readonly href: string;
  readonly className?: string | undefined;
  /** The page one is on already. */
  readonly here?: boolean;
  readonly children: ReactNode;
}) {
  const go = useGo();
  const click = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(props.href);
  };
  return (
    <a href={props.href} className={props.className} aria-current={props.here ? 'page' : undefined} onClick={click}>
      {props.children}
    </a>
  );
}
