/**
 * The content security policy under which the interface runs. No inline script, no inline style element: Mantine's
 * variables stand in base.css, and components set styles through the object model, which the policy permits.
 * Mantine's `Grid`, `SimpleGrid` and responsive style properties write style elements and therefore do not work here;
 * use `layout/columns.tsx`.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
